import type { GenericSchema } from 'valibot';

/** A JSON Schema as far as OpenAPI needs it here. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly format?: 'binary';
}

/** Describes what a schema accepts, as JSON Schema: the kinds that this API's inputs are made of; anything else stays open (`{}`). */
export function jsonSchemaOf(schema: GenericSchema): JsonSchema {
  switch (schema.type) {
    case 'object':
      return objectSchema(entriesOf(schema));
    case 'array':
      return { type: 'array', items: jsonSchemaOf(childOf(schema, 'item') ?? schema) };
    case 'optional':
    case 'nullish':
    case 'nullable':
      return jsonSchemaOf(childOf(schema, 'wrapped') ?? schema);
    case 'variant':
    case 'union':
      return { oneOf: optionsOf(schema).filter(isSchema).map(jsonSchemaOf) };
    case 'picklist':
      return { enum: optionsOf(schema) };
    case 'literal':
      return { enum: 'literal' in schema ? [schema.literal] : [] };
    case 'instance':
      return { type: 'string', format: 'binary' };
    case 'string':
    case 'number':
    case 'boolean':
      return { type: schema.type };
    default:
      return {};
  }
}

/** The parts of an object schema by name; none for another kind. */
export function entriesOf(schema: GenericSchema): { readonly [name: string]: GenericSchema } {
  if (!('entries' in schema) || typeof schema.entries !== 'object' || schema.entries === null) return {};
  return Object.fromEntries(
    Object.entries(schema.entries).filter((entry): entry is [string, GenericSchema] => isSchema(entry[1])),
  );
}

/** True where leaving the value out is allowed. */
export function isOptional(schema: GenericSchema): boolean {
  return schema.type === 'optional' || schema.type === 'nullish';
}

/** A schema as one reads a type: `{ name: string, pin?: string }`. */
export function shapeOf(schema: JsonSchema): string {
  if (schema.properties) {
    const parts = Object.entries(schema.properties).map(
      ([name, part]) => `${name}${schema.required?.includes(name) ? '' : '?'}: ${shapeOf(part)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  if (schema.items) return `[${shapeOf(schema.items)}]`;
  if (schema.oneOf) return schema.oneOf.map(shapeOf).join(' | ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  return schema.format === 'binary' ? 'bytes' : (schema.type ?? 'anything');
}

function objectSchema(entries: { readonly [name: string]: GenericSchema }): JsonSchema {
  const properties = Object.fromEntries(Object.entries(entries).map(([name, part]) => [name, jsonSchemaOf(part)]));
  const required = Object.keys(entries).filter((name) => !isOptional(entries[name]!));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

function childOf(schema: GenericSchema, key: 'item' | 'wrapped'): GenericSchema | undefined {
  const child: unknown = Object.getOwnPropertyDescriptor(schema, key)?.value;
  return isSchema(child) ? child : undefined;
}

function optionsOf(schema: GenericSchema): unknown[] {
  return 'options' in schema && Array.isArray(schema.options) ? schema.options : [];
}

function isSchema(value: unknown): value is GenericSchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}
