package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.ExportContent;
import org.posterity.export.Items;
import org.posterity.export.PlatformReader;
import org.posterity.export.ReadResult;
import org.posterity.export.Recognition;
import org.posterity.export.SectionCount;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.TerminalFailure;

/** Reads TikTok's data export in JSON, layouts of 2021 to 2026. */
public final class TikTokReader implements PlatformReader {
    static final String PLATFORM = "tiktok";

    private final TikTokStructure structure = new TikTokStructure();
    private final ExportFiles exportFiles = new ExportFiles(structure);

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Recognition recognise(ConsentedSubmission consented) {
        List<ReceivedFile> received = consented.submission().files();
        List<ReceivedFile> sources = exportFiles.in(received);
        if (sources.isEmpty()) {
            return exportFiles.holdTextLayout(received) ? textLayout() : new Recognition.NotMine();
        }
        if (sources.size() > 1) {
            return new Recognition.Unreadable(
                    "several-exports",
                    "The submission holds several different exports.",
                    sources.stream()
                            .map(source -> new Fault(
                                    source.path(),
                                    "One of several TikTok exports with different content.",
                                    "Hand in one export per submission, each with the media that belong to it."))
                            .toList());
        }
        return recognise(sources.get(0));
    }

    private Recognition recognise(ReceivedFile source) {
        AccountScan scan = new AccountScan(structure);
        try (JsonParser parser = ExportJson.open(ExportJson.TOLERANT, source.location())) {
            if (ExportJson.isWide(source.location())) {
                return unreadable(BrokenJson.notUtf8(source.path()));
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return notAnExport(source);
            }
            Optional<Account> account = scan.read(parser);
            if (!scan.metKnownRoot() && !scan.metNothing()) {
                return notAnExport(source);
            }
            return new Recognition.Recognised(List.of(source), account);
        } catch (JsonProcessingException e) {
            return unreadable(BrokenJson.describe(source, e));
        } catch (Utf8Input.Malformed e) {
            return unreadable(BrokenJson.notUtf8(source.path(), e));
        } catch (IOException e) {
            throw new TerminalFailure("The export's file cannot be read any more.", e);
        }
    }

    @Override
    public ReadResult read(AdmittedSubmission admitted, Recognition.Recognised recognised) {
        ReceivedFile source = recognised.sources().get(0);
        try {
            ContentScan scan = scan(ExportJson.STRICT, source, admitted);
            return new ReadResult.Read(content(source, scan, List.of()));
        } catch (JsonProcessingException strict) {
            return readTolerantly(source, admitted, strict);
        } catch (Utf8Input.Malformed e) {
            return BrokenJson.notUtf8(source.path(), e);
        } catch (IOException e) {
            throw new TerminalFailure("The export's file cannot be read any more.", e);
        }
    }

    /** A trailing comma, left by an editor, loses nothing: it is read past, and reported. */
    private ReadResult readTolerantly(
            ReceivedFile source, AdmittedSubmission admitted, JsonProcessingException strict) {
        try {
            ContentScan scan = scan(ExportJson.TOLERANT, source, admitted);
            ReadResult.Broken place = BrokenJson.describe(source, strict);
            return new ReadResult.Read(content(
                    source,
                    scan,
                    List.of(new Finding(
                            "trailing-comma",
                            place.fault().where(),
                            "The export has a comma too many here; it was read past. The file was probably edited."))));
        } catch (JsonProcessingException e) {
            return BrokenJson.describe(source, e);
        } catch (Utf8Input.Malformed e) {
            return BrokenJson.notUtf8(source.path(), e);
        } catch (IOException e) {
            throw new TerminalFailure("The export's file cannot be read any more.", e);
        }
    }

    private ContentScan scan(JsonFactory json, ReceivedFile source, AdmittedSubmission admitted) throws IOException {
        ContentScan scan =
                new ContentScan(structure, source.location(), admitted.terms().covers(Category.PROFILE));
        try (JsonParser parser = ExportJson.open(json, source.location())) {
            scan.read(parser);
        }
        return scan;
    }

    private static ExportContent content(ReceivedFile source, ContentScan scan, List<Finding> found) {
        List<Finding> findings = new ArrayList<>(found);
        List<SectionCount> sections = scan.sections();
        if (scan.postsNotUnderstood() > 0) {
            findings.add(new Finding(
                    "posts-not-understood",
                    source.path(),
                    scan.postsNotUnderstood() + " entries in lists of posts are not posts as they are known."));
        }
        if (scan.repeatedKeys() > 0) {
            findings.add(new Finding(
                    "repeated-key",
                    source.path(),
                    "In posts or in the profile " + scan.repeatedKeys()
                            + " keys stand twice in one object; the last value counts, and contradicting ones"
                            + " about date or visibility count as unknown."));
        }
        sections.stream()
                .filter(section -> !section.understood())
                .forEach(section -> findings.add(new Finding(
                        "unknown-structure",
                        section.path(),
                        "Not part of the known structure: met " + section.items() + " times, left out.")));
        return new ExportContent(
                layout(sections),
                List.of(source),
                scan.profile(),
                scan.posts(),
                Items.none(),
                sections,
                sections.stream()
                        .collect(Collectors.toMap(SectionCount::path, SectionCount::items, Long::sum, TreeMap::new)),
                scan.generatedAt(),
                findings);
    }

    /** The layout for people: the year in which the paths met appeared. Nothing is decided by it. */
    private static String layout(List<SectionCount> sections) {
        List<String> paths = sections.stream().map(SectionCount::path).toList();
        if (paths.contains("Profile And Settings")
                || paths.contains("Likes and Favorites")
                || paths.contains("Income+ Wallet")) {
            return "TikTok JSON, as of 2026";
        }
        if (paths.contains("Your Activity") || paths.contains("Post.Posts")) {
            return "TikTok JSON, as of March 2025";
        }
        if (paths.contains("Video.Videos.VideoList[].VideoLink")
                || paths.contains("Activity.Video Browsing History.VideoList[].VideoLink")) {
            return "TikTok JSON, as of 2021";
        }
        if (paths.contains("Video.RecentlyDeletedPosts") || paths.contains("Income Plus Wallet Transactions")) {
            return "TikTok JSON, as of late 2024";
        }
        return "TikTok JSON";
    }

    private static Recognition notAnExport(ReceivedFile source) {
        return new Recognition.Unreadable(
                "not-an-export",
                "A file named like TikTok's export holds something else.",
                List.of(new Fault(
                        source.path(),
                        source.size() == 0
                                ? "The file is empty."
                                : "It has none of the sections that TikTok's export has.",
                        "Check that it is the file that TikTok offers under \"Download your data\" in JSON.")));
    }

    private static Recognition unreadable(ReadResult.Broken broken) {
        return new Recognition.Unreadable(broken.code(), broken.summary(), List.of(broken.fault()));
    }

    private static Recognition textLayout() {
        return new Recognition.Unreadable(
                "text-export",
                "The export is in TikTok's text form, which this version does not read.",
                List.of(
                        new Fault(
                                "the folder of .txt files",
                                "TikTok offers its export as TXT or as JSON; this one is TXT.",
                                "Ask the donor to request the export again and to choose JSON, or wait for a version that reads TXT.")));
    }
}
