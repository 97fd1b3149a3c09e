package io.printlab.app.enrolment;

import java.util.List;

/**
 * What would become of a class list.
 *
 * @param added lines whose people would get an account
 * @param existing lines whose people have one, which stays as it is
 * @param faults lines that must be mended before anybody is added
 */
public record ClassPreview(List<ClassLine> added, List<ClassLine> existing, List<ClassLine> faults) {}
