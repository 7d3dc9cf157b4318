package org.posterity.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;

/** All that is wrong with the selection policy. Any of it stops the program: a line that is passed over would be a rule not kept. */
final class TableFaults {
    private record Located(int line, Fault fault) {}

    private final List<Located> all = new ArrayList<>();

    /** {@code path} is empty for the file as a whole. */
    void add(String path, int line, String what, String remedy) {
        String where = path.isEmpty() ? "line " + line : path + " (line " + line + ")";
        all.add(new Located(line, new Fault(where, what, remedy)));
    }

    void add(YamlValue value, String what, String remedy) {
        add(value.path(), value.line(), what, remedy);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** @throws TerminalFailure that names every fault in the order of the lines, when there is one */
    void stopIfAny() {
        if (all.isEmpty()) {
            return;
        }
        throw new TerminalFailure("selection.yaml has " + (all.size() == 1 ? "a fault" : all.size() + " faults")
                + ", so nothing is taken in:"
                + all.stream()
                        .sorted(Comparator.comparingInt(Located::line))
                        .map(Located::fault)
                        .map(fault -> "\n  " + fault.where() + ": " + fault.what() + " " + fault.remedy())
                        .collect(Collectors.joining()));
    }
}
