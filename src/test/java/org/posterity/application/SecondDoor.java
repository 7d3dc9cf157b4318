package org.posterity.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.access.DisseminationRequest;
import org.posterity.model.Progress;

/** A door of few words: what it is called with and answers are the JDK's own, so that any class loader may hold it. */
public final class SecondDoor {
    private SecondDoor() {}

    /** Takes a donation in, twice, and looks at what is held; the answers of the use cases, one after another. */
    public static List<String> answers(Path archive, Path config, Path donation, Path copies) {
        List<String> answers = new ArrayList<>();
        Premises premises = new Premises(
                archive, config, (stages, running, sources) -> new StraightPipeline(stages), listening(answers));
        for (int i = 0; i < 2; i++) {
            new Ingest(premises, Progress.NONE, new RunningStages()).run(Ingest.Request.of(donation), ingested -> {
                answers.add(ingested.conclusion().getClass().getSimpleName());
                ingested.stored().ifPresent(stored -> stored.report().ifPresent(answers::add));
            });
        }
        ListHoldings.Listing listing = new ListHoldings(premises).run(Optional.empty());
        answers.add(listing.packages().size() + " held, " + (listing.isWhole() ? "whole" : "not whole"));
        String account = "tiktok:kelp.and.kites";
        answers.add(new ShowPackage(premises)
                .run(account)
                .match(
                        details ->
                                details.held().aip() + " of " + details.files().size() + " files",
                        notOne -> notOne.candidates().size() + " packages"));
        answers.add(new Deliver(premises)
                .run(new Deliver.Request(
                        account, DisseminationRequest.Form.BAG, Optional.empty(), Optional.empty(), copies))
                .match(
                        copy -> copy.map(it -> it.getClass().getSimpleName()).orElse("damaged"),
                        notOne -> notOne.candidates().size() + " packages"));
        answers.add(new ShowPackage(premises)
                .run("@nobody")
                .match(details -> "found", notOne -> notOne.candidates().size() + " packages"));
        return answers;
    }

    private static Notices listening(List<String> answers) {
        return new Notices() {
            @Override
            public void say(String sentence) {
                answers.add(sentence);
            }

            @Override
            public void waiting(Duration patience) {
                answers.add("waiting");
            }
        };
    }
}
