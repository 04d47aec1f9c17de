package register.vendors;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A document that states something about vendors.
///
/// @param copy where it was read, if not at its own address
/// @param dated the date that the document or its copy states: a year and month, or a day
/// @param read the day it was read
/// @param licence an SPDX identifier, or "none stated"
public record Source(
        String id,
        Kind kind,
        URI address,
        @Nullable URI copy,
        @Nullable String dated,
        LocalDate read,
        String licence) {

    /// Who states it.
    public enum Kind {
        /// The vendor itself.
        OWN,
        /// A company about its vendors.
        CUSTOMER,
        /// Somebody's collection of facts about companies.
        DIRECTORY
    }

    static Source parse(String line) {
        String[] column = VendorFiles.columns(line, 7);
        return new Source(
                column[0],
                kind(column[1]),
                URI.create(column[2]),
                column[3].isEmpty() ? null : URI.create(column[3]),
                column[4].isEmpty() ? null : column[4],
                LocalDate.parse(column[5]),
                column[6]);
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "own" -> Kind.OWN;
            case "customer" -> Kind.CUSTOMER;
            case "directory" -> Kind.DIRECTORY;
            default -> throw new IllegalArgumentException("expected own, customer or directory, found " + word);
        };
    }
}
