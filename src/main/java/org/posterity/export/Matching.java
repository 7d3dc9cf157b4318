package org.posterity.export;

import java.util.List;

/** Every file with what it turned out to be, and which post each id that was met is of. */
record Matching(List<HandedOverFile> files, IdAssignment ids) {}
