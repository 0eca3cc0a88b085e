import { EDUCATION_TOPICS, type EducationTopic } from '#lib/domain/education/topics.ts';

/** Topics of step 5, in two lists. */
export interface TopicPlan {
  /** Marked from the start. */
  readonly proposed: readonly EducationTopic[];
  readonly others: readonly EducationTopic[];
}

/**
 * What is spoken of: what was given already, else what today's results ask for; every other topic can be added.
 * @param given codes that the visit holds; undefined before step 5
 */
export function topicsOf(chosen: readonly EducationTopic[], given: readonly string[] | undefined): TopicPlan {
  const proposed = given ? EDUCATION_TOPICS.filter((topic) => given.includes(topic)) : chosen;
  return { proposed, others: EDUCATION_TOPICS.filter((topic) => !proposed.includes(topic)) };
}
