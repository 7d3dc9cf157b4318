package org.posterity.intake;

/** Every reason for which intake refuses a submission: a code, a sentence, and what to do. */
enum IntakeRefusal {
    ESCAPING_ENTRY(
            "escaping-entry",
            "A path in the archive leads outside it.",
            "Do not unpack this archive elsewhere. Ask the donor for a new one, made on a computer they trust."),
    ABSOLUTE_ENTRY(
            "absolute-entry",
            "A path in the archive is absolute.",
            "Ask for an archive made from inside the folder, with relative paths."),
    BAD_ENTRY_NAME(
            "bad-entry-name",
            "A name in the archive is not a valid file name.",
            "Ask for a new archive, made with a different program."),
    LINK(
            "link",
            "The submission contains a link to another file.",
            "Replace each link by the file it points to, or remove it, then run again."),
    SPECIAL_FILE(
            "special-file",
            "The submission contains something that is neither a file nor a folder.",
            "Remove devices, pipes and sockets, then run again."),
    DUPLICATE_ENTRY(
            "duplicate-entry",
            "Two entries have the same name.",
            "Give each file a different name, and make the archive again."),
    ENCRYPTED_ENTRY(
            "encrypted-entry",
            "The archive is password-protected.",
            "Unlock it, and submit a folder or an archive without a password."),
    LYING_SIZE(
            "lying-size",
            "The archive's content differs from its own directory.",
            "Ask for a new archive, made with a different program; some write wrong sizes above 4 GB."),
    OVERLAPPING_ENTRIES(
            "overlapping-entries",
            "Entries of the archive share the same bytes.",
            "Do not unpack this archive elsewhere. Ask for a new one, made with a different program."),
    UNPACKS_TOO_FAR(
            "unpacks-too-far",
            "The archive unpacks to many times its size.",
            "If you trust the content, submit it as a folder, or raise intake.max-ratio in the settings."),
    UNPACKS_TOO_LARGE(
            "unpacks-too-large",
            "The archive unpacks to more bytes than the settings allow.",
            "If you trust the content, submit it as a folder, or raise intake.max-unpacked-bytes "
                    + "in the settings."),
    TOO_MANY_ENTRIES(
            "too-many-entries",
            "The archive has more entries than the settings allow.",
            "If you trust the content, submit it as a folder, or raise intake.max-entries in the settings."),
    NESTED_TOO_DEEP(
            "nested-too-deep",
            "Archives are nested deeper than the settings allow.",
            "Unpack the innermost archives, then run again, or raise intake.max-depth in the settings."),
    UNREADABLE_ARCHIVE(
            "unreadable-archive",
            "The archive is damaged, incomplete, or of an unsupported kind.",
            "Compare its size with the donor's copy, copy or download it again, or submit the content as a folder."),
    SPLIT_ARCHIVE(
            "split-archive",
            "The submission contains one part of a split archive.",
            "Collect all parts, join them with the program that split the archive, and submit the whole archive "
                    + "or its content as a folder."),
    UNREADABLE_FILE(
            "unreadable-file",
            "A file of the submission cannot be read.",
            "Check the permissions and the disk, and run again."),
    CHANGED_WHILE_READ(
            "changed-while-read",
            "The submission changed while it was being read.",
            "Wait until copying has finished, and run again."),
    EMPTY_SUBMISSION(
            "empty-submission",
            "The submission contains no files.",
            "Check that the copy or the download is complete."),
    NOT_A_SUBMISSION(
            "not-a-submission",
            "This is neither a folder nor a .zip, .tar or .tar.gz archive.",
            "Put the file into a folder together with consent.json, and submit the folder."),
    NOTHING_THERE(
            "nothing-there", "The submission is no longer in its place.", "Check whether it was moved, and run again.");

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
