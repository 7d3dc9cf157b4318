package org.posterity.holdings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * The index of an archive's holdings. It is only an index: storage decides what is held. Lists are oldest first. Threads may
 * share an instance.
 */
public interface Holdings extends AutoCloseable {

    /** Enters packages, all or none; earlier entries of the same packages are replaced. */
    void enter(Collection<IndexEntry> entries);

    /** What was seen of each package when it was read; those that must be read again are left out. */
    Map<PackageId, SeenPackage> seen();

    /** The same of one package. */
    Optional<SeenPackage> seen(PackageId aip);

    /** The accessions of a package, the oldest first. */
    List<Holding> accessions(PackageId aip);

    /** A package, represented by its newest accession. */
    Optional<Holding> find(PackageId aip);

    /** The packages with an accession of this account, each represented by its newest: accounts are renamed. */
    List<Holding> ofAccount(Account account);

    /** The packages under this agreement, each represented by its newest accession. */
    List<Holding> underAgreement(String agreement);

    /** The accession that took in the submission of this digest. */
    Optional<Holding> ofSubmission(Digest submission);

    /** All packages, each represented by its newest accession. */
    List<Holding> list();

    /** The identifiers of all packages. */
    Set<PackageId> ids();

    /** How many packages there are. */
    int count();

    /** Removes a package with all its accessions, if it is known. */
    void remove(PackageId aip);

    @Override
    void close();
}
