package org.posterity.consent;

import java.util.List;
import java.util.function.Function;
import org.posterity.model.Fault;

/** The result of reading a consent record: the record, or everything that is wrong with it. */
public sealed interface ReadConsent {

    /** The record has no faults. Whether it is in force today is a separate question. */
    record Read(ConsentRecord record) implements ReadConsent {}

    /** The record is invalid: at least one fault, in the order of the file. */
    record Faulty(List<Fault> faults) implements ReadConsent {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** One function per case, so that the compiler finds callers that miss a new one. */
    default <R> R match(Function<ConsentRecord, R> read, Function<List<Fault>, R> faulty) {
        if (this instanceof Read it) {
            return read.apply(it.record());
        }
        return faulty.apply(((Faulty) this).faults());
    }
}
