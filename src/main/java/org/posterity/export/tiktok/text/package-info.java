/**
 * Reads TikTok's export as folders of text files, 2020 to 2026, in several languages: it is transcribed into a JSON file
 * with the keys of TikTok's JSON, which the JSON reader then reads.
 *
 * <p>{@code sections.tsv} says where each section goes in JSON and what its fields look like; a table per language gives
 * the words for it. A new language is a new table.
 */
package org.posterity.export.tiktok.text;
