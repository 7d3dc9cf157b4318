package org.posterity.export;

import java.util.Optional;
import org.posterity.model.Category;

/**
 * How much of one path of the export was met. Keys that the platform's known structure does not contain are written
 * {@code *}, because they may be values (names of chat partners, for example).
 *
 * @param path for example {@code Your Activity.Like List.ItemFavoriteList[].link}
 * @param items list elements, map entries and scalars met at this path
 * @param understood whether every key of the path belongs to the known structure
 */
public record SectionCount(String path, long items, boolean understood, Optional<Category> category) {}
