package org.posterity.located;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The format of a document, and how its mistakes are explained. */
public enum Syntax {
    JSON(
            "$",
            JsonFactory.builder().streamReadConstraints(Syntax.bounds()).build(),
            "This must be a group of fields in { }.",
            "This must be a list in [ ].",
            "This is not valid JSON.",
            "Look for a missing or extra comma, bracket or quotation mark here or just before."),
    YAML(
            "",
            YAMLFactory.builder().streamReadConstraints(Syntax.bounds()).build(),
            "This needs indented lines below it, each with a name, a colon and a value.",
            "This must be a list in square brackets, separated by commas.",
            "From here on this is not valid YAML, so nothing after it could be checked.",
            "Check the indentation (spaces, not tabs), colons and brackets, here or just before.");

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
