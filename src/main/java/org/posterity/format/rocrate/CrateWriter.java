package org.posterity.format.rocrate;

import static org.posterity.format.rocrate.References.ACCOUNT;
import static org.posterity.format.rocrate.References.ROOT;
import static org.posterity.format.rocrate.References.TERMS;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes {@code ro-crate-metadata.json}; posts are streamed, and the same crate gives the same bytes. */
public final class CrateWriter {
    /** The name that the specification gives to the file, in the root of the crate. */
    public static final String FILE_NAME = "ro-crate-metadata.json";

    private static final String VERSION = "https://w3id.org/ro/crate/1.2";

    /** Writes the crate and flushes the stream, which stays open. */
    public void write(Crate crate, OutputStream out) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory()
                .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
                .createGenerator(out, JsonEncoding.UTF8)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))) {
            json.writeStartObject();
            json.writeStringField("@context", VERSION + "/context");
            json.writeArrayFieldStart("@graph");
            descriptor(json);
            root(crate, json);
            surroundings(crate, json);
            for (CratePost post : crate.posts()) {
                post(post, json);
            }
            for (CrateFile file : crate.files()) {
                try (Entity entity = file(file, json)) {
                    entity.link("isPartOf", ROOT);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void descriptor(JsonGenerator json) throws IOException {
        try (Entity descriptor = new Entity(json, FILE_NAME, "CreativeWork")) {
            descriptor.link("conformsTo", VERSION).link("about", ROOT);
        }
    }

    private static void root(Crate crate, JsonGenerator json) throws IOException {
        try (Entity root = new Entity(json, ROOT, "Dataset")) {
            root.text("name", crate.name())
                    .text("description", crate.description())
                    .text("identifier", crate.identifier().value())
                    .text("datePublished", crate.published().toString())
                    .link("publisher", References.institution(crate))
                    .link("license", crate.terms().license().orElse(TERMS))
                    .links(
                            "usageInfo",
                            References.both(
                                    crate.terms().license().isPresent() ? List.of(TERMS) : List.of(),
                                    References.each(crate.terms().files(), References::path)))
                    .text("conditionsOfAccess", crate.access())
                    .text("creditText", crate.terms().credit())
                    .link("about", ACCOUNT)
                    .links(
                            "hasPart",
                            References.both(
                                    References.each(crate.warcs(), References::path),
                                    References.each(crate.files(), References::file)))
                    .links("mentions", References.each(crate.warcs(), References::post));
        }
    }

    private static void surroundings(Crate crate, JsonGenerator json) throws IOException {
        try (Entity institution = new Entity(json, References.institution(crate), "Organization")) {
            institution
                    .text("name", crate.institution().name())
                    .text("url", crate.institution().url());
        }
        try (Entity terms = new Entity(json, TERMS, "CreativeWork")) {
            terms.text("name", "Terms of use")
                    .text("identifier", crate.terms().agreement())
                    .text("description", crate.terms().words())
                    .text("expires", crate.terms().expires().map(LocalDate::toString));
        }
        if (crate.terms().license().isPresent()) {
            String address = crate.terms().license().get();
            try (Entity license = new Entity(json, address, "CreativeWork")) {
                license.text("name", address).text("description", "The licence or rights statement of the creator.");
            }
        }
        Crate.Creator creator = crate.creator();
        try (Entity account = new Entity(json, ACCOUNT, creator.type())) {
            account.text("name", creator.name())
                    .text("alternateName", creator.handle())
                    .text("description", "The holder of the account on " + creator.platform() + ".")
                    .text("url", creator.url());
        }
        for (Crate.Accession accession : crate.accessions()) {
            accession(crate, accession, json);
        }
    }

    private static void accession(Crate crate, Crate.Accession accession, JsonGenerator json) throws IOException {
        try (Entity software = new Entity(json, References.software(accession), "SoftwareApplication")) {
            software.text("name", accession.software().name())
                    .text("softwareVersion", accession.software().version());
        }
        try (Entity action = new Entity(json, References.accession(accession), "CreateAction")) {
            action.text("name", "Accession " + accession.number())
                    .text("startTime", accession.started().toString())
                    .text("endTime", accession.ended().toString())
                    .link("agent", References.institution(crate))
                    .link("instrument", References.software(accession))
                    .link("result", ROOT);
        }
    }

    private static void post(CratePost post, JsonGenerator json) throws IOException {
        String warc = References.file(post.warc());
        try (Entity entity = new Entity(json, References.post(post), "SocialMediaPosting")) {
            entity.text("name", post.name())
                    .text("datePublished", post.published().map(Instant::toString))
                    .text("articleBody", post.text())
                    .text("url", post.url())
                    .link("author", ACCOUNT)
                    .link("isPartOf", warc)
                    .links(
                            "associatedMedia",
                            IntStream.range(0, post.media().size()).mapToObj(index -> References.media(post, index))
                                    ::iterator)
                    .links(
                            "interactionStatistic",
                            References.each(post.counts().keySet(), action -> References.count(post, action)));
        }
        for (Map.Entry<String, Long> count : post.counts().entrySet()) {
            try (Entity entity = new Entity(json, References.count(post, count.getKey()), "InteractionCounter")) {
                entity.text("interactionType", "https://schema.org/" + count.getKey())
                        .number("userInteractionCount", count.getValue());
            }
        }
        for (int index = 0; index < post.media().size(); index++) {
            media(post, index, json);
        }
        try (Entity file = file(post.warc(), json)) {
            file.link("about", References.post(post));
        }
    }

    private static void media(CratePost post, int index, JsonGenerator json) throws IOException {
        CrateMedia media = post.media().get(index);
        try (Entity entity = new Entity(json, References.media(post, index), media.type())) {
            entity.text("name", media.name())
                    .text("identifier", media.record())
                    .text("encodingFormat", media.mediaType())
                    .text("contentSize", Long.toString(media.size()))
                    .text("sha256", media.sha256().hex())
                    .text("duration", media.duration().map(Object::toString))
                    .number("width", media.width())
                    .number("height", media.height())
                    .text("dateCreated", media.created().map(Object::toString))
                    .link("isPartOf", References.path(media.warc()));
        }
    }

    private static Entity file(CrateFile file, JsonGenerator json) throws IOException {
        Entity entity = new Entity(json, References.file(file), "File")
                .text("name", file.name())
                .text("encodingFormat", file.mediaType())
                .text("sha256", file.sha256().map(digest -> digest.hex()));
        if (file.size().isPresent()) {
            entity.text("contentSize", Long.toString(file.size().getAsLong()));
        }
        return entity;
    }
}
