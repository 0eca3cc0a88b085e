import ChartColumn from '@lucide/svelte/icons/chart-column';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileText from '@lucide/svelte/icons/file-text';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import House from '@lucide/svelte/icons/house';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import Megaphone from '@lucide/svelte/icons/megaphone';
import Network from '@lucide/svelte/icons/network';
import Target from '@lucide/svelte/icons/target';
import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';
import type { AreaId } from './places.ts';

/** The picture of each area in the rail. */
export const AREA_ICONS: { readonly [id in AreaId]: Component<LucideProps> } = {
  situation: LayoutDashboard,
  village: House,
  klaster: ChartColumn,
  problems: ClipboardList,
  alerts: Megaphone,
  reports: FileText,
  units: Network,
  targets: Target,
  posyandu: HeartHandshake,
};
