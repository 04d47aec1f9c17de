package register.read.export;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import register.chain.EntryHeader;
import register.json.CanonicalJson;
import register.json.Json;
import register.page.SiteAddresses;
import register.policy.Company;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.read.lookup.StatedEntry;
import register.value.Language;
import register.value.Sha256;

/// A list as CycloneDX 1.6 (ECMA-424), the form of inventories of software and services. What CycloneDX has no member
/// for is a property, named after the member of the list's JSON form.
///
/// @param requested the members of the request that the list's JSON form repeats
/// @param absolute completes the register's own addresses
public record CycloneDxList(
        StatedEntry stated, Json.Obj requested, Language language, boolean trial, UnaryOperator<String> absolute) {
    public static final String TYPE = "application/vnd.cyclonedx+json";

    private static final String VERSION = "1.6";

    public static final String CONTENT_TYPE = TYPE + "; version=" + VERSION;

    public String text(List<Subprocessor> shown) {
        Json.Obj document = Json.object()
                .put("$schema", "http://cyclonedx.org/schema/bom-" + VERSION + ".schema.json")
                .put("bomFormat", "CycloneDX")
                .put("specVersion", VERSION)
                .put("version", 1)
                .put("metadata", metadata())
                .put("externalReferences", references())
                .put("services", Json.array(CycloneDxServices.of(shown, language)))
                .build();
        return CanonicalJson.text(document.with("serialNumber", Json.of(serialNumber(document))));
    }

    /// The same for the same content, and for no other: a UUID of version 8 (RFC 9562) from its hash.
    private static String serialNumber(Json.Obj document) {
        String hash = Sha256.of(CanonicalJson.bytes(document)).hex();
        return "urn:uuid:%s-%s-8%s-8%s-%s"
                .formatted(
                        hash.substring(0, 8),
                        hash.substring(8, 12),
                        hash.substring(12, 15),
                        hash.substring(15, 18),
                        hash.substring(18, 30));
    }

    private Json.Builder metadata() {
        EntryHeader header = stated.header();
        PolicyVersion version = stated.version();
        Company company = version.company();
        String provider = version.edition(language).provider();
        return Json.object()
                .put("timestamp", header.recordedAt().toString())
                .put(
                        "lifecycles",
                        Json.array(
                                List.of(Json.object().put("phase", "operations").build())))
                .put("manufacturer", company == null ? Json.object().put("name", provider) : organization(company))
                .put("properties", Json.array(properties(header, version)));
    }

    private Json.Builder organization(Company company) {
        return Json.object()
                .put("name", company.legalName())
                .put("address", CycloneDxServices.address(company.address(), company.country(), language))
                .putNonEmpty(
                        "contact",
                        company.email() == null
                                ? List.of()
                                : List.of(Json.object()
                                        .put("email", company.email())
                                        .build()));
    }

    private List<Json> properties(EntryHeader header, PolicyVersion version) {
        var properties = new CycloneDxProperties();
        properties.add("trial", trial ? "true" : null);
        properties.add("policy", header.policy());
        properties.add("provider", version.edition(language).provider());
        properties.add("title", version.edition(language).title());
        properties.add("language", language);
        if (version.company() != null) {
            properties.addIdentifiers("company:", version.company().identifiers());
        }
        properties.add("effectiveDate", header.effectiveDate());
        properties.add("timeZone", header.timeZone());
        properties.add("revision", header.revision());
        properties.add("contentHash", header.contentHash());
        properties.add("entryHash", header.hash());
        addAll(properties, requested, "");
        return properties.all();
    }

    private static void addAll(CycloneDxProperties properties, Json.Obj members, String within) {
        for (Map.Entry<String, Json> member : members.members().entrySet()) {
            if (member.getValue() instanceof Json.Obj object) {
                addAll(properties, object, within + member.getKey() + ":");
            } else if (member.getValue() instanceof Json.Str(String value)) {
                properties.add(within + member.getKey(), value);
            }
        }
    }

    private Json references() {
        EntryHeader header = stated.header();
        return Json.array(List.of(
                reference("website", SiteAddresses.in(SiteAddresses.page(header.policy()), language, null)),
                reference("attestation", SiteAddresses.proof(header.policy(), header.sequence()))));
    }

    private Json reference(String type, String address) {
        return Json.object()
                .put("type", type)
                .put("url", absolute.apply(address))
                .build();
    }
}
