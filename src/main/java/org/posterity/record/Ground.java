package org.posterity.record;

import java.util.Locale;
import java.util.Optional;
import org.posterity.model.Category;

/** Why something may be in a package. The list is closed: what rests on none of these is not written. */
public enum Ground {
    /** The post's own category: public, non-public or deleted posts. */
    POST("the donor's consent to the post's own category, as the selection policy allows it", null),
    MEDIA("the donor's consent to media", Category.MEDIA),
    PROFILE("the donor's consent to the profile", Category.PROFILE),
    ENGAGEMENT("the donor's consent to engagement", Category.ENGAGEMENT),
    /** A further section of the export: the record names its category. */
    SECTION("the donor's consent to the category that the record names", null),
    ACCOUNTABILITY("the duty to show what was received, decided and not selected (GDPR Art. 5(2))", null),
    IDENTITY("the identifiers by which an archive knows a package and its parts (OAIS, reference information)", null),
    PROVENANCE("what was done, when and by which software (OAIS, provenance information; PREMIS 3)", null),
    RIGHTS("what the donor allows (OAIS, access rights information; PREMIS 3, rights)", null),
    DESCRIPTION("what a file is, so that it can be read in future (OAIS, representation information)", null),
    CONTEXT("what belongs to what (OAIS, context information)", null),
    FIXITY("that bytes have not changed (OAIS, fixity information)", null),
    BAGIT("BagIt 1.0 (RFC 8493)", null),
    WARC("WARC/1.1 (ISO 28500:2017)", null),
    INDEX("CDXJ 0.1.0 and WACZ 1.1.1 (pages), so that players find the content", null),
    RO_CRATE("RO-Crate 1.2", null),
    DPV("ISO/IEC TS 27560 in the Data Privacy Vocabulary", null),
    GUIDANCE("what a person needs to use the package without Posterity", null);

    private final String words;
    private final Category category;

    Ground(String words, Category category) {
        this.words = words;
        this.category = category;
    }

    /** The ground as a word: {@code ro-crate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ground in words: the standard that requires it, or the consent it rests on. */
    public String words() {
        return words;
    }

    /** Whether it rests on the donor's consent. */
    public boolean onConsent() {
        return this == POST || this == SECTION || category != null;
    }

    /** The category of consent, if it is the same for every package. */
    public Optional<Category> category() {
        return Optional.ofNullable(category);
    }
}
