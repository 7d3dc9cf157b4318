package org.posterity.export;

import java.util.List;

/** Every file with its fate, and the post that each id names. */
record Matching(List<HandedOverFile> files, IdAssignment ids) {}
