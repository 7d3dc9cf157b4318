package org.posterity.export.tiktok.text;

import java.util.ArrayList;
import java.util.List;

/** A record, or an object, while its lines are read. Its size is bounded; anything beyond is not taken. */
final class RecordDraft {
    private static final int MOST_FIELDS = 10_000;
    private static final int LONGEST_VALUE = 1024 * 1024;

    private final List<Field> fields = new ArrayList<>();
    private final List<StringBuilder> values = new ArrayList<>();
    private int size;

    boolean isEmpty() {
        return fields.isEmpty();
    }

    int size() {
        return fields.size();
    }

    String key(int index) {
        return fields.get(index).key();
    }

    FieldType type(int index) {
        return fields.get(index).type();
    }

    String value(int index) {
        return values.get(index).toString();
    }

    /** The field that lines without a label belong to; none before the first field. */
    Field last() {
        return fields.get(fields.size() - 1);
    }

    boolean has(Field field) {
        return fields.contains(field);
    }

    /** Takes a field; returns false if there is no room for it. */
    boolean take(Field field, String value) {
        if (fields.size() == MOST_FIELDS || size + value.length() > 4 * LONGEST_VALUE) {
            return false;
        }
        fields.add(field);
        values.add(new StringBuilder(value));
        size += value.length();
        return true;
    }

    /** Takes a further line of the last field, after some blank ones; returns false if there is no room for it. */
    boolean more(String line, int blanks) {
        StringBuilder value = values.get(values.size() - 1);
        if (value.length() + line.length() + blanks >= LONGEST_VALUE) {
            return false;
        }
        boolean below = last().type() == FieldType.BELOW && value.length() == 0;
        value.append("\n".repeat(below ? 0 : blanks + 1)).append(line);
        size += line.length() + blanks + 1;
        return true;
    }
}
