package org.posterity.application;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.application.Pipeline.Elsewhere;
import org.posterity.application.Pipeline.SourceRoute;
import org.posterity.intake.IntakeLimits;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.Fetching;
import org.posterity.sources.Landing;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.SourceStates;
import org.posterity.sources.s3.S3Folder;
import org.posterity.sources.upload.Handover;
import org.posterity.sources.webdav.WebDavFolder;

/** The sources that are switched on, ready to run beside the inbox. */
final class SwitchedOn implements AutoCloseable {
    private final Properties values;
    private final Set<String> names;
    private final Optional<Fetching> fetching;
    private final Optional<Listening> uploads;

    private SwitchedOn(Properties values, Set<String> names, Optional<Fetching> fetching, Optional<Listening> uploads) {
        this.values = values;
        this.names = names;
        this.fetching = fetching;
        this.uploads = uploads;
    }

    /**
     * Examines the settings of the sources that they switch on.
     *
     * @throws TerminalFailure when something is missing or mistyped
     */
    static SwitchedOn of(Premises premises, Settings settings, Path inbox, SourceStates states) {
        Properties values = new Properties();
        SourceSettings sources = new SourceSettings(settings);
        Map<String, SourceRoute> routes =
                premises.way().sources().stream().collect(Collectors.toMap(SourceRoute::name, route -> route));
        Set<String> names = sources.switchedOn(routes.keySet());
        names.forEach(name -> values.putAll(sources.values(routes.get(name))));
        Optional<Fetching> fetching =
                names.isEmpty() ? Optional.empty() : Optional.of(fetching(premises, settings, inbox, states, sources));
        Optional<Listening> uploads = names.contains(Handover.SOURCE)
                ? Optional.of(Listening.of(premises, settings, values, fetching.orElseThrow()))
                : Optional.empty();
        return new SwitchedOn(values, names, fetching, uploads);
    }

    private static Fetching fetching(
            Premises premises, Settings settings, Path inbox, SourceStates states, SourceSettings sources) {
        try {
            Files.createDirectories(Archive.sources(premises.archive()));
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder cannot be written.", e);
        }
        LandingRecord record = new LandingRecord(Archive.landed(premises.archive()), Machine.clock());
        long reserve =
                settings.number("intake.reserve-bytes", IntakeLimits.defaults().reserveBytes());
        return new Fetching(new Landing(inbox, record, reserve), record, states, sources::collection);
    }

    /** Of those that are switched on. */
    Set<String> names() {
        return names;
    }

    /** What their routes need to know of the settings. */
    Properties values() {
        return values;
    }

    Optional<Elsewhere> elsewhere() {
        return fetching.map(it -> new Elsewhere(
                names,
                it,
                Map.of(
                        "webdav",
                        source -> it.look(source, () -> webDav(source)),
                        "s3",
                        source -> it.look(source, () -> s3(source)),
                        Handover.SOURCE,
                        source -> uploads.ifPresent(Listening::look))));
    }

    private WebDavFolder webDav(String source) {
        return new WebDavFolder(
                URI.create(value(source, "url")),
                SourceSettings.include(value(source, "include")),
                value(source, "user"),
                value(source, "password"));
    }

    private S3Folder s3(String source) {
        return new S3Folder(
                value(source, "bucket"),
                value(source, "prefix"),
                value(source, "region"),
                Optional.of(value(source, "endpoint"))
                        .filter(it -> !it.isEmpty())
                        .map(URI::create),
                SourceSettings.include(value(source, "include")),
                value(source, "user"),
                value(source, "password"));
    }

    private String value(String source, String key) {
        return values.getProperty(SourceSettings.PREFIX + source + "." + key, "");
    }

    /** No landing goes on after this. */
    void stop() {
        uploads.ifPresent(Listening::close);
        fetching.ifPresent(Fetching::stop);
    }

    @Override
    public void close() {
        uploads.ifPresent(Listening::close);
        fetching.ifPresent(Fetching::close);
    }
}
