package org.posterity.intake;

/** Every reason for which intake takes nothing in: stable code, one sentence, and what to do. */
enum IntakeRefusal {
    ESCAPING_ENTRY(
            "escaping-entry",
            "A name in the archive leads out of the archive.",
            "Do not unpack this archive elsewhere. Ask the donor for a new one, made on a computer they trust."),
    ABSOLUTE_ENTRY(
            "absolute-entry",
            "A name in the archive is an absolute path.",
            "Ask for an archive made from inside the folder, so that its names are relative."),
    BAD_ENTRY_NAME(
            "bad-entry-name",
            "A name in the archive is not the name of a file.",
            "Ask for a new archive, made with another program."),
    LINK(
            "link",
            "The submission contains a link to another file.",
            "Replace each link by the file it stands for, or leave it out, and hand the submission over again."),
    SPECIAL_FILE(
            "special-file",
            "The submission contains something that is neither a file nor a folder.",
            "Leave out devices, pipes and sockets, and hand the submission over again."),
    DUPLICATE_ENTRY(
            "duplicate-entry",
            "Two entries have the same name.",
            "Give each file a name of its own, and make the archive again."),
    ENCRYPTED_ENTRY(
            "encrypted-entry",
            "The archive is protected by a password.",
            "Unlock the archive, and hand it over as a folder or as an archive without a password."),
    LYING_SIZE(
            "lying-size",
            "The archive does not contain what its own directory says.",
            "Ask for a new archive, made with another program; some programs write wrong sizes above 4 GB."),
    OVERLAPPING_ENTRIES(
            "overlapping-entries",
            "Entries of the archive share the same bytes.",
            "Do not unpack this archive elsewhere. Ask for a new one, made with another program."),
    UNPACKS_TOO_FAR(
            "unpacks-too-far",
            "The archive unpacks to far more bytes than it has.",
            "If the content is known to be good, hand it over as a folder, or raise intake.max-ratio in the settings."),
    UNPACKS_TOO_LARGE(
            "unpacks-too-large",
            "The archive unpacks to more bytes than the settings allow.",
            "If the content is known to be good, hand it over as a folder, or raise intake.max-unpacked-bytes in the settings."),
    TOO_MANY_ENTRIES(
            "too-many-entries",
            "The archive has more entries than the settings allow.",
            "If the content is known to be good, hand it over as a folder, or raise intake.max-entries in the settings."),
    NESTED_TOO_DEEP(
            "nested-too-deep",
            "Archives lie in archives deeper than the settings allow.",
            "Unpack the innermost archives, and hand the submission over again, or raise intake.max-depth in the settings."),
    UNREADABLE_ARCHIVE(
            "unreadable-archive",
            "The archive is damaged, incomplete, or of a kind that is not read.",
            "Compare its size with the donor's copy, copy or download it again, or hand the content over as a folder."),
    SPLIT_ARCHIVE(
            "split-archive",
            "The submission contains a part of an archive that was split.",
            "Bring all its parts together, join them with the program that split the archive, and hand over the whole archive or"
                    + " its content as a folder."),
    UNREADABLE_FILE(
            "unreadable-file",
            "A file of the submission cannot be read.",
            "Check the permissions and the disk, and run again."),
    CHANGED_WHILE_READ(
            "changed-while-read",
            "The submission changed while it was read.",
            "Wait until copying has finished, and run again."),
    EMPTY_SUBMISSION(
            "empty-submission",
            "There is no file in the submission.",
            "Check that the copy or the download is complete."),
    NOT_A_SUBMISSION(
            "not-a-submission",
            "This is neither a folder nor a .zip, .tar or .tar.gz archive.",
            "Put the file into a folder together with consent.json, and hand over the folder."),
    NOTHING_THERE(
            "nothing-there", "The submission is no longer where it was.", "Check whether it was moved, and run again.");

    private final String code;
    private final String summary;
    private final String remedy;

    IntakeRefusal(String code, String summary, String remedy) {
        this.code = code;
        this.summary = summary;
        this.remedy = remedy;
    }

    String code() {
        return code;
    }

    String summary() {
        return summary;
    }

    String remedy() {
        return remedy;
    }

    Unacceptable at(String where, String what) {
        return new Unacceptable(this, where, what);
    }
}
