package org.posterity.holdings;

import java.util.List;
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

    /** Enters an accession; entering it again replaces the earlier entry. */
    void record(Holding holding);

    /** A package, represented by its newest accession. */
    Optional<Holding> find(PackageId aip);

    /** The packages of an account, each represented by its newest accession. */
    List<Holding> ofAccount(Account account);

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
