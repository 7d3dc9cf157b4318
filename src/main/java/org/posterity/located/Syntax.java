package org.posterity.located;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** In which form somebody writes, and how its mistakes are told. */
public enum Syntax {
    JSON(
            "$",
            JsonFactory.builder().streamReadConstraints(Syntax.bounds()).build(),
            "This must be a group of fields in { }.",
            "This must be a list in [ ].",
            "This is not JSON: something here is not where it belongs.",
            "Look for a missing or superfluous comma, bracket or quotation mark at this place or just before it."),
    YAML(
            "",
            YAMLFactory.builder().streamReadConstraints(Syntax.bounds()).build(),
            "Indented lines belong below this, each a name, a colon and a value.",
            "This must be a list in square brackets, with commas.",
            "From here on it is not well-formed YAML, so that nothing after it could be looked at.",
            "Look at the indentation (blanks, no tabs), at colons and brackets, here or just before.");

    private static final int DEEPEST = 40;

    final String root;
    final JsonFactory factory;
    final String group;
    final String list;
    final String broken;
    final String remedy;

    Syntax(String root, JsonFactory factory, String group, String list, String broken, String remedy) {
        this.root = root;
        this.factory = factory;
        this.group = group;
        this.list = list;
        this.broken = broken;
        this.remedy = remedy;
    }

    private static StreamReadConstraints bounds() {
        return StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    }
}
