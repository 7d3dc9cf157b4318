package org.posterity.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet.Section;

/** What the record of processing says of one institution's packages. */
final class ProcessingSections {
    private final String institution;
    private final Processing processing;

    ProcessingSections(String institution, Processing processing) {
        this.institution = institution;
        this.processing = processing;
    }

    List<Section> all() {
        return List.of(
                section("Purposes (b)", purposes()),
                section("Ground in law", legalBases()),
                section("Data subjects and personal data (c)", data()),
                section("Readers (d)", readers()),
                section("Limits of countries (e)", countries()),
                section("Time limits (f)", timeLimits()));
    }

    private Section section(String heading, List<Fact> facts) {
        return new Section(heading + ": " + institution, facts);
    }

    private List<Fact> purposes() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Activity", "Preserving what creators of social media have donated"));
        facts.add(new Fact("Packages", Integer.toString(processing.packages())));
        processing.purposes().forEach((purpose, count) -> facts.add(new Fact(purpose, of(count))));
        return facts;
    }

    private List<Fact> legalBases() {
        List<Fact> facts = new ArrayList<>();
        processing.legalBases().forEach((basis, count) -> facts.add(new Fact(basis, of(count))));
        int stated = sum(processing.legalBases());
        if (stated < processing.packages()) {
            facts.add(new Fact("In the agreement only", of(processing.packages() - stated)));
        }
        return facts;
    }

    private List<Fact> data() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Data subjects", "creators who donated; other people in what they made, pseudonymised or left out"));
        processing.categories().forEach((category, count) -> facts.add(new Fact(category.words(), of(count))));
        processing
                .counted()
                .forEach((category, count) ->
                        facts.add(new Fact(category.words() + ", numbers per year alone", of(count))));
        return facts;
    }

    private List<Fact> readers() {
        List<Fact> facts = new ArrayList<>();
        processing.access().forEach((level, count) -> facts.add(new Fact(level.words(), of(count))));
        facts.add(new Fact("Under embargo today", of(processing.embargoed())));
        facts.add(new Fact("Closed today, since a consent has ended", of(processing.closed())));
        return facts;
    }

    private List<Fact> countries() {
        List<Fact> facts = new ArrayList<>();
        processing.countries().forEach((countries, count) -> facts.add(new Fact("Only in " + countries, of(count))));
        facts.add(new Fact("No limit", of(processing.packages() - sum(processing.countries()))));
        return facts;
    }

    private List<Fact> timeLimits() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Given for good", of(processing.packages() - sum(processing.ends()))));
        processing.ends().forEach((day, count) -> facts.add(new Fact("Consent ends on " + day, of(count))));
        facts.add(
                new Fact("What an end does", "it closes access and asks for a renewal; nothing is deleted by itself"));
        return facts;
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private String of(int count) {
        int all = processing.packages();
        return count + " of " + all + (all == 1 ? " package" : " packages");
    }
}
