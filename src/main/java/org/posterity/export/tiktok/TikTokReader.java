package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.BirthDate;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.ContextReader;
import org.posterity.export.ExportContent;
import org.posterity.export.MediaNames;
import org.posterity.export.Omission;
import org.posterity.export.PlatformReader;
import org.posterity.export.PostKind;
import org.posterity.export.Producer;
import org.posterity.export.ReadResult;
import org.posterity.export.Recognition;
import org.posterity.export.json.ExportJson;
import org.posterity.export.json.Utf8Input;
import org.posterity.export.tiktok.context.ContextFiles;
import org.posterity.export.tiktok.context.DownloadNames;
import org.posterity.export.tiktok.text.TextExport;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.Platform;
import org.posterity.model.TerminalFailure;

/** Reads TikTok's data export in JSON and in text, layouts of 2020 to 2026. */
public final class TikTokReader implements PlatformReader {
    private final Structure structure = new Structure();
    private final ExportFiles exportFiles = new ExportFiles(structure);
    private final JsonExport json;
    private final TextForm text;

    /** A reader that reports everything it does not know. */
    public TikTokReader() {
        this(AcceptedStructure.none(), Path.of("no-more-languages"));
    }

    /**
     * A reader that follows what an archive has added.
     *
     * @param accepted unknown structure that its curator has accepted
     * @param languageTables a folder with tables of more languages for the text form; it need not exist
     */
    public TikTokReader(AcceptedStructure accepted, Path languageTables) {
        this.json = new JsonExport(structure, accepted);
        this.text = new TextForm(languageTables, json);
    }

    @Override
    public Platform platform() {
        return TikTok.PLATFORM;
    }

    @Override
    public Wanted wanted() {
        return TikTok.WANTED;
    }

    @Override
    public List<Omission> omissions() {
        return TikTok.OMISSIONS;
    }

    @Override
    public MediaNames names() {
        return new DownloadNames();
    }

    @Override
    public ContextReader context() {
        return new ContextFiles();
    }

    @Override
    public List<Producer> producers() {
        return ContextFiles.PRODUCERS;
    }

    @Override
    public Optional<String> address(Account owner, PostKind kind, String id) {
        return TikTok.address(owner, kind, id);
    }

    @Override
    public Recognition recognise(ConsentedSubmission consented) {
        List<ReceivedFile> received = consented.submission().files();
        List<ReceivedFile> sources = exportFiles.in(received);
        if (sources.size() > 1) {
            sources = DistinctExports.of(sources);
        }
        if (sources.isEmpty()) {
            return text.in(received).map(TextForm::recognise).orElseGet(Recognition.NotMine::new);
        }
        Recognition recognition = sources.size() == 1 ? recognise(sources.get(0)) : parts(sources);
        return recognition instanceof Recognition.Recognised it ? besideText(it, received) : recognition;
    }

    /** If an export comes in both forms, the text is set aside, except for what it says about the owner's birth date. */
    private Recognition besideText(Recognition.Recognised json, List<ReceivedFile> received) {
        BirthDate inText = text.in(received).map(TextForm::birthDate).orElse(BirthDate.NONE);
        return new Recognition.Recognised(
                json.sources(), json.account(), json.birthDate().and(inText));
    }

    /** Several files are one export if they belong to one account and no section has entries in two of them. */
    private Recognition parts(List<ReceivedFile> sources) {
        List<Account> accounts = new ArrayList<>();
        BirthDate birthDate = BirthDate.NONE;
        Set<String> filled = new HashSet<>();
        boolean apart = true;
        for (ReceivedFile source : sources) {
            Recognition recognition = recognise(source);
            if (!(recognition instanceof Recognition.Recognised it)) {
                return recognition;
            }
            it.account().ifPresent(accounts::add);
            birthDate = birthDate.and(it.birthDate());
            try {
                for (String section : SectionEntries.in(source.location(), structure)) {
                    apart &= filled.add(section);
                }
            } catch (JsonProcessingException e) {
                return unreadable(TikTok.BROKEN.describe(source.path(), source.location(), e));
            } catch (Utf8Input.Malformed e) {
                return unreadable(TikTok.BROKEN.notUtf8(source.path(), e));
            } catch (IOException e) {
                throw new TerminalFailure("The export's file cannot be read any more.", e);
            }
        }
        boolean ofOneAccount = accounts.stream().allMatch(account -> account.sameAs(accounts.get(0)));
        return apart && ofOneAccount
                ? new Recognition.Recognised(sources, accounts.stream().findFirst(), birthDate)
                : severalExports(sources);
    }

    private static Recognition severalExports(List<ReceivedFile> sources) {
        return new Recognition.Unreadable(
                "several-exports",
                "The submission holds several different exports.",
                sources.stream()
                        .map(source -> new Fault(
                                source.path(),
                                "One of several TikTok exports with different content.",
                                "Submit one export at a time, each with its media."))
                        .toList());
    }

    private static Recognition severalInOne(ReceivedFile source) {
        return new Recognition.Unreadable(
                "several-exports",
                "The submission holds several different exports.",
                List.of(new Fault(
                        source.path(),
                        "The file contains a second, different export after the first.",
                        "Ask the donor to download the export again. If both are wanted, save each to its own "
                                + "file and submit them one after the other.")));
    }

    private static Recognition severalAccounts(ReceivedFile source) {
        return new Recognition.Unreadable(
                "several-accounts",
                "The export names more than one account as its own.",
                List.of(new Fault(
                        source.path(),
                        "Its profile has different user names, so it is unclear whose export it is.",
                        "Ask the donor to download the export again, and use it unchanged.")));
    }

    private Recognition recognise(ReceivedFile source) {
        try (JsonParser parser = ExportJson.open(ExportJson.TOLERANT, source.location())) {
            if (ExportJson.isWide(source.location())) {
                return unreadable(TikTok.BROKEN.notUtf8(source.path()));
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return notAnExport(source);
            }
            AccountScan scan = new AccountScan(structure, parser);
            scan.read();
            if (!scan.metKnownSection() && !scan.metNothing()) {
                return notAnExport(source);
            }
            if (FirstValue.of(source.location(), parser).rest() == FirstValue.Rest.ANOTHER) {
                return severalInOne(source);
            }
            return scan.namesSeveralAccounts()
                    ? severalAccounts(source)
                    : new Recognition.Recognised(List.of(source), scan.account(), scan.birthDate());
        } catch (JsonProcessingException e) {
            return unreadable(TikTok.BROKEN.describe(source.path(), source.location(), e));
        } catch (Utf8Input.Malformed e) {
            return unreadable(TikTok.BROKEN.notUtf8(source.path(), e));
        } catch (IOException e) {
            throw new TerminalFailure("The export's file cannot be read any more.", e);
        }
    }

    @Override
    public ReadResult read(AdmittedSubmission admitted, Recognition.Recognised recognised) {
        List<ReceivedFile> received = admitted.submission().files();
        Optional<TextExport> export = text.in(received);
        if (export.isPresent() && recognised.sources().stream().allMatch(TextForm::isText)) {
            return text.read(export.get(), admitted);
        }
        Path folder = admitted.submission().workspace().folder("export");
        List<ExportContent> parts = new ArrayList<>();
        for (ReceivedFile source : recognised.sources()) {
            Path items = folder.resolve("items-" + parts.size());
            ReadResult result = json.read(source.location(), source.path(), admitted.terms()::covers, items);
            if (!(result instanceof ReadResult.Read read)) {
                return result;
            }
            parts.add(read.content());
        }
        List<Finding> found = new ArrayList<>(exportFiles.notRead(received, recognised.sources()));
        export.ifPresent(it -> found.add(new Finding(
                "text-form-not-read",
                it.sources().get(0).path(),
                "The export came as JSON and as text. The JSON was read; the "
                        + it.sources().size() + " text files were set aside.")));
        return new ReadResult.Read(ExportParts.join(parts, recognised.sources(), found));
    }

    private static Recognition notAnExport(ReceivedFile source) {
        return new Recognition.Unreadable(
                "not-an-export",
                "A file named like TikTok's export is something else.",
                List.of(new Fault(
                        source.path(),
                        source.size() == 0 ? "The file is empty." : "It has none of the sections of a TikTok export.",
                        "Check that it is the file that TikTok offers under \"Download your data\" in JSON.")));
    }

    private static Recognition unreadable(ReadResult.Broken broken) {
        return new Recognition.Unreadable(broken.code(), broken.summary(), List.of(broken.fault()));
    }
}
