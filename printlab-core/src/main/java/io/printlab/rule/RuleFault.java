package io.printlab.rule;

/**
 * What is wrong with a field of the rules.
 *
 * @param field name of the field, as in {@code admission.quotas.2.hours}
 * @param sentence what is wrong and what is allowed
 */
public record RuleFault(String field, String sentence) {}
