package org.posterity.consent;

import java.util.List;
import java.util.Optional;
import org.posterity.model.Fault;

/** Copies lie only in countries that the record allows. Where they lie, the record cannot know: a setting says it. */
final class CountryRule {
    private CountryRule() {}

    static Optional<Refusal> examine(ConsentRecord record, List<String> storageCountries) {
        if (record.terms().countries().isEmpty()) {
            return Optional.empty();
        }
        if (storageCountries.isEmpty()) {
            return Optional.of(new Refusal(
                    "storage-country-unknown",
                    "The consent limits the countries of storage, and it is not known where this archive lies.",
                    fault(
                            "The settings do not say in which country copies are stored.",
                            "Set storage.country in application.properties to the two letters of the country, for example"
                                    + " storage.country=DE, then take the submission in again.")));
        }
        if (!record.terms().countries().containsAll(storageCountries)) {
            return Optional.of(
                    new Refusal(
                            "storage-country-not-allowed",
                            "This archive stores copies in a country that the consent does not allow.",
                            fault(
                                    "A country of storage.country is not among those of the record.",
                                    "Ask the donor to allow that country, or take the submission into an archive that lies elsewhere.")));
        }
        return Optional.empty();
    }

    private static Fault fault(String what, String remedy) {
        return new Fault("consent record, $.countries", what, remedy);
    }
}
