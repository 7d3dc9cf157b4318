package org.posterity.sources.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.TerminalFailure;

/** All that donors hand over through personal links: a folder for each link, in one that only its user may enter. */
public final class Handovers {
    private static final Pattern ID = Pattern.compile("[a-z2-7]{20}");
    private static final FileAttribute<?> ITS_USERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    /** @param folder made with the first link */
    public Handovers(Path folder) {
        this.folder = folder;
    }

    /**
     * A link that was made.
     *
     * @param token what opens it; it is shown once and not kept
     */
    public record Made(Invitation invitation, String token) {}

    /**
     * Makes a link.
     *
     * @param about what it is for
     */
    public Made invite(Instant now, Instant expires, long mostBytes, String language, ObjectNode about) {
        LinkToken token = LinkToken.make();
        Invitation invitation = new Invitation(token.id(), token.digest(), now, expires, mostBytes, language, about);
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, ITS_USERS);
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            // not a handover before all of it is there
            Path made = Files.createDirectory(folder.resolve("." + token.id()), ITS_USERS);
            Files.createDirectory(made.resolve("files"), ITS_USERS);
            UnfinishedFile.replace(made.resolve(Handover.INVITATION), invitation.toJson());
            Files.move(made, folder.resolve(token.id()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TerminalFailure("The folder of personal links cannot be written: " + folder + ".", e);
        }
        return new Made(invitation, token.toString());
    }

    /** One, by the identifier of its link. */
    public Optional<Handover> find(String id) {
        Path place = folder.resolve(ID.matcher(id).matches() ? id : "none");
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Handover(place, Invitation.read(Files.readAllBytes(place.resolve(Handover.INVITATION)))));
        } catch (IOException | RuntimeException e) {
            throw new TerminalFailure("The invitation of the link " + id + " cannot be read.", e);
        }
    }

    /** The one that a link opens. */
    Optional<Handover> opened(String token) {
        return LinkToken.parse(token).flatMap(it -> find(it.id()).filter(handover -> it.opens(handover.invitation())));
    }

    /** All, in the order of their identifiers. */
    public List<Handover> all() {
        List<Handover> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> places = Files.list(folder)) {
            places.map(place -> place.getFileName().toString()).sorted().forEach(id -> find(id).ifPresent(all::add));
            return all;
        } catch (IOException e) {
            throw new TerminalFailure("The folder of personal links cannot be read: " + folder + ".", e);
        }
    }
}
