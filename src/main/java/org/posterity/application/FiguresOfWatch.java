package org.posterity.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.intake.Inbox;
import org.posterity.monitoring.Standing;

/** Counts what waits, what is held, and what lacks a copy. It reads index, journal and inbox, so it is not for every request. */
final class FiguresOfWatch {
    private final Premises premises;
    private final Archive archive;
    private final Inbox inbox;
    private final Settings settings;
    private final HealthOfWatch health;

    FiguresOfWatch(Premises premises, Archive archive, Inbox inbox, Settings settings, HealthOfWatch health) {
        this.premises = premises;
        this.archive = archive;
        this.inbox = inbox;
        this.settings = settings;
        this.health = health;
    }

    Standing count() {
        Instant now = Machine.clock().instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Inbox.Waiting waiting = inbox.waiting();
        List<DueItem> due = new Due(premises).items(archive, Optional.empty());
        return new Standing(
                waiting.submissions(),
                waiting.oldest().map(since -> seconds(now) - seconds(since)).orElse(0.0),
                archive.copies(settings).missing(),
                archive.storage().ids().size(),
                due.stream().collect(Collectors.groupingBy(item -> item.kind().id(), Collectors.counting())),
                due.stream().filter(item -> item.isOverdue(today)).count(),
                health.failing().size(),
                health.unreachable().size(),
                HealthOfWatch.free(archive),
                seconds(now));
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
