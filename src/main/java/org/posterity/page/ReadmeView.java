package org.posterity.page;

import java.time.Instant;
import java.util.Optional;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.PackageId;

/**
 * What a package's README.txt needs to know.
 *
 * @param platform the platform's name as people write it
 * @param institution who keeps it
 * @param contact whom to ask, where the institution says so
 * @param withoutExport whether there was no export that says which posts there were
 * @param accessions how many accessions the package holds
 * @param posts how many posts are held
 * @param unmatched how many files belong to no post
 * @param access to whom it may be shown
 * @param made when this state of the package was made
 */
public record ReadmeView(
        PackageId aip,
        Optional<Account> account,
        String platform,
        String institution,
        Optional<String> contact,
        int accessions,
        long posts,
        long unmatched,
        boolean withoutExport,
        AccessLevel access,
        Instant made,
        String software) {}
