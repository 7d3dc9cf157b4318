package org.posterity.export;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** What names and sidecars say about one file: ids, and the posts that exact dates point to. */
record Clues(Set<String> ids, Optional<SortedSet<Integer>> dated, Set<Evidence> evidence) {}
