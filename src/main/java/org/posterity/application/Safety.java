package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posterity.model.PackageId;
import org.posterity.replication.CopyCount;
import org.posterity.replication.CopyRule;
import org.posterity.replication.Store;
import org.posterity.replication.Stores;
import org.posterity.storage.CopyHistory;
import org.posterity.storage.Journal;

/**
 * In how many verified copies each package is kept, by the journal. A copy counts when the newest version was read there completely,
 * and nothing that read it later found it damaged. The archive itself is a copy.
 */
public final class Safety {
    private static final int USUAL_COPIES = 2;
    private static final int USUAL_PLACES = 2;
    private static final int USUAL_MEDIA = 1;

    private final Map<PackageId, CopyHistory> told;
    private final Store archive;
    private final Stores stores;
    private final CopyRule rule;

    private Safety(Map<PackageId, CopyHistory> told, Settings settings) {
        this.told = told;
        this.archive = archive(settings);
        this.stores = Stores.in(settings.folder());
        this.rule = rule(settings);
    }

    /** As the journal tells it. */
    static Safety of(Journal.Overview told, Settings settings) {
        return new Safety(told.copies(), settings);
    }

    /** The same for one package. */
    static CopyCount of(PackageId aip, Journal journal, Settings settings) {
        return new Safety(Map.of(aip, journal.copies(aip)), settings).of(aip);
    }

    /** Whether the settings in a folder, if there is one, name any store. */
    static boolean hasStores(Path config) {
        return Files.isDirectory(config) && !Stores.in(config).all().isEmpty();
    }

    /** The archive itself, as the settings describe it. */
    static Store archive(Settings settings) {
        return new Store(
                Store.ARCHIVE,
                new Store.Folder(settings.folder()),
                SettingsRules.codes(settings.text("storage.country", ""))
                        .findFirst()
                        .orElse(""),
                settings.text("archive.place", ""),
                settings.text("archive.medium", ""),
                settings.text("operator", ""),
                true,
                true);
    }

    private static CopyRule rule(Settings settings) {
        return new CopyRule(
                (int) settings.number("safe.copies", USUAL_COPIES),
                (int) settings.number("safe.places", USUAL_PLACES),
                (int) settings.number("safe.media", USUAL_MEDIA));
    }

    /** The verified copies of a package. */
    public CopyCount of(PackageId aip) {
        CopyHistory history = told.get(aip);
        List<Store> verified = new ArrayList<>();
        if (history != null) {
            if (history.isVerified()) {
                verified.add(archive);
            }
            stores.all().stream()
                    .filter(store -> history.isVerifiedIn(store.name()))
                    .forEach(verified::add);
        }
        return CopyCount.of(verified, rule);
    }
}
