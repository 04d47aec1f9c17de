package register.read.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.VersionSummary;
import register.page.SiteAddresses;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyIndex;
import register.value.Language;
import register.value.PolicyId;

/// What search engines and other programs read first: `/robots.txt` (RFC 9309), `/sitemap.xml` (sitemaps.org) and
/// `/llms.txt`.
///
/// @param url the register's public address; null if it has none
public record SiteFiles(Lookup lookup, @Nullable String url) {
    /// The maximum number of policies: each of 28 languages names all 28.
    private static final int MOST = 20;

    /// Allows everything.
    public Answer robots() {
        String sitemap = url == null ? "" : "Sitemap: " + url + SiteAddresses.SITEMAP + "\n";
        return Answer.text("text/plain", "User-agent: *\nAllow: /\n" + sitemap, Freshness.at(lookup.now(), List.of()));
    }

    /// The pages of the lists in force, in each language.
    public Answer sitemap() {
        if (url == null) {
            throw Refusal.of(
                    ProblemType.NO_SUCH_ADDRESS,
                    "a sitemap has absolute addresses, and this register has no public address: its operator sets it"
                            + " as REGISTER_URL");
        }
        PolicyIndex index = lookup.index(null, MOST);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (PolicyIndex.Listed listed : index.policies()) {
            Set<Language> languages =
                    listed.inForce().map(version -> version.names().keySet()).orElse(Set.of());
            for (Language language : languages) {
                xml.append("<url><loc>").append(page(listed.policy(), language)).append("</loc>");
                for (Language other : languages) {
                    xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                            .append(other.tag())
                            .append("\" href=\"")
                            .append(page(listed.policy(), other))
                            .append("\"/>");
                }
                xml.append("</url>\n");
            }
        }
        return Answer.text(
                "application/xml", xml.append("</urlset>\n").toString(), Freshness.at(lookup.now(), index.zones()));
    }

    /// The lists in force and the API's description, for language models.
    public Answer llms() {
        PolicyIndex index = lookup.index(null, MOST);
        var lines = new ArrayList<String>();
        lines.add("# Subprocessor Register");
        lines.add("");
        lines.add("> Lists of the companies that process personal data on behalf of another: in force, former and"
                + " announced, with dates and proofs.");
        lines.add("");
        lines.add("## Lists");
        lines.add("");
        for (PolicyIndex.Listed listed : index.policies()) {
            listed.inForce().ifPresent(version -> lines.add(list(listed.policy(), version)));
        }
        lines.add("");
        lines.add("## API");
        lines.add("");
        lines.add("- [OpenAPI](" + absolute(SiteAddresses.OPENAPI) + ")");
        lines.add("- [Schema of a list](" + absolute(SiteAddresses.LIST_SCHEMA) + ")");
        return Answer.text("text/plain", String.join("\n", lines) + "\n", Freshness.at(lookup.now(), index.zones()));
    }

    private String list(PolicyId policy, VersionSummary version) {
        Language language = version.language();
        VersionSummary.@Nullable Names names = version.names().get(language);
        String title = names == null ? policy.value() : names.title();
        return "- [" + title.replaceAll("[\\[\\]\\\\<>`*_\\p{Cntrl}]", " ") + "]("
                + absolute(SiteAddresses.with(SiteAddresses.list(policy, ".json"), "lang", language))
                + "): JSON; as a ["
                + "page](" + absolute(SiteAddresses.with(SiteAddresses.page(policy), "lang", language)) + ")";
    }

    private String page(PolicyId policy, Language language) {
        return url + SiteAddresses.with(SiteAddresses.page(policy), "lang", language);
    }

    private String absolute(String address) {
        return url == null ? address : url + address;
    }
}
