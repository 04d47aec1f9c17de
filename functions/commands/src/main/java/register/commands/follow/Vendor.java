package register.commands.follow;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// A subprocessor that says where its own list may be.
///
/// @param id in our policy
/// @param domain of its website, with a port if it is not 443; empty if it states no website
/// @param website its own page
/// @param stated the address of its list
public record Vendor(
        String id,
        String name,
        String domain,
        @Nullable URI website,
        @Nullable URI stated) {

    /// The subprocessors of a version that can be followed. A sole trader cannot: nothing about a person is kept here.
    public static List<Vendor> of(PolicyVersion version) {
        return version.subprocessors().stream()
                .filter(each -> !each.naturalPerson())
                .map(Vendor::of)
                .filter(vendor -> vendor.website != null || vendor.stated != null)
                .toList();
    }

    /// This vendor where another with its domain is asked already: its list alone is left.
    Optional<Vendor> beside() {
        return stated == null ? Optional.empty() : Optional.of(new Vendor(id, name, "", null, stated));
    }

    private static Vendor of(Subprocessor subprocessor) {
        URI website = https(subprocessor.personal().website());
        return new Vendor(
                subprocessor.id(),
                subprocessor.name(),
                website == null ? "" : authority(website),
                website,
                https(subprocessor.personal().subprocessorListUrl()));
    }

    /// Most websites answer by https, even if a policy says `http://`.
    private static @Nullable URI https(@Nullable URI address) {
        if (address == null || address.getHost() == null) {
            return null;
        }
        return "http".equalsIgnoreCase(address.getScheme())
                ? URI.create("https" + address.toString().substring("http".length()))
                : address;
    }

    /// The host, and a port if it is not 443.
    static String authority(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return address.getPort() < 0 || address.getPort() == 443 ? host : host + ":" + address.getPort();
    }
}
