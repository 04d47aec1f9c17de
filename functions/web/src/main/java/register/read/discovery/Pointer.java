package register.read.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.page.SiteAddresses;
import register.policy.Company;
import register.policy.Edition;
import register.policy.Identifier;
import register.policy.PolicyVersion;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyIndex;
import register.transparency.CheckpointLog;
import register.value.Language;
import register.value.PolicyId;

/// `GET /.well-known/subprocessors.json`: where the lists in force are, in the format `subprocessor-list/1`
/// (docs/format.md), page by page. Its addresses are absolute and encrypted, so a register without such an address of
/// its own has no pointer.
///
/// @param url the register's public address; null if it has none
/// @param forms true if it offers forms to readers
public record Pointer(
        CheckpointLog checkpoints, Lookup lookup, @Nullable String url, boolean forms) {
    /// The name and version of the format of lists and pointers.
    public static final String FORMAT = "subprocessor-list/1";

    /// Some 16 KB; readers take 64 KB.
    private static final int MOST = 20;

    /// @param after the policy after which this part starts; null for the first part
    public Answer answer(@Nullable PolicyId after) {
        if (url == null || !url.startsWith("https://")) {
            throw Refusal.of(
                    ProblemType.NO_SUCH_ADDRESS,
                    "the addresses in this file begin with https://, and this register has no such address: its"
                            + " operator sets it as REGISTER_URL");
        }
        PolicyIndex index = lookup.index(after, MOST);
        while (index.next() != null
                && index.policies().stream()
                        .noneMatch(listed -> listed.inForce().isPresent())) {
            index = lookup.index(index.next(), MOST);
        }
        return answer(after, index);
    }

    private Answer answer(@Nullable PolicyId after, PolicyIndex index) {
        Map<PolicyId, NoteKey> keys = new HashMap<>();
        var question = new StringBuilder(SiteAddresses.POINTER).append(' ').append(after);
        for (PolicyIndex.Listed listed : index.policies()) {
            checkpoints.latest(listed.policy()).map(SignedCheckpoint::key).ifPresent(key -> {
                keys.put(listed.policy(), key);
                question.append(' ').append(key.text());
            });
        }
        return lookup.kept(index, question.toString(), () -> Answer.json(pointer(index, keys), Freshness.NEVER))
                .with("Cache-Control", Freshness.at(lookup.now(), List.of()));
    }

    private Json pointer(PolicyIndex index, Map<PolicyId, NoteKey> keys) {
        var lists = new ArrayList<Json>();
        var companies = new ArrayList<@Nullable Company>();
        Instant updated = Instant.MIN;
        for (PolicyIndex.Listed listed : index.policies()) {
            if (listed.inForce().isPresent()) {
                PolicyVersion version = lookup.stated(lookup.inForce(listed.policy(), null, null))
                        .version();
                lists.add(list(version, keys.get(listed.policy())));
                companies.add(version.company());
                Instant recorded = listed.head().recordedAt();
                updated = recorded.isAfter(updated) ? recorded : updated;
            }
        }
        if (lists.isEmpty()) {
            throw Refusal.of(ProblemType.NOTHING_IN_FORCE, "this register has no list in force");
        }
        Company company = companies.stream().distinct().count() == 1 ? companies.getFirst() : null;
        String next = index.next() == null
                ? null
                : absolute(SiteAddresses.with(SiteAddresses.POINTER, "after", index.next()));
        return Json.object()
                .put("format", FORMAT)
                .put("updated", updated.toString())
                .put("company", company == null ? null : company(company))
                .put("contact", company == null ? null : company.email())
                .put("lists", Json.array(lists))
                .put(
                        "links",
                        next == null ? null : Json.object().put("next", next).build())
                .build();
    }

    private static Json company(Company company) {
        return Json.object()
                .put("legalName", company.legalName())
                .put(
                        "country",
                        company.country() == null ? null : company.country().code())
                .putNonEmpty("identifiers", Identifier.json(company.identifiers()))
                .build();
    }

    private Json list(PolicyVersion version, @Nullable NoteKey key) {
        PolicyId policy = version.policy();
        Language language = version.nearest(null);
        Json.Builder titles = Json.object();
        Json.Builder addresses = Json.object();
        for (Map.Entry<Language, Edition> each : version.editions().entrySet()) {
            String tag = each.getKey().tag();
            titles.put(tag, each.getValue().title());
            addresses.put(tag, in(SiteAddresses.list(policy, ".json"), each.getKey()));
        }
        Json.Builder log = Json.object()
                .put("url", absolute(SiteAddresses.LOG + policy))
                .put("key", key == null ? null : key.text());
        return Json.object()
                .put("id", policy.value())
                .put("title", titles)
                .put(
                        "noticePeriodDays",
                        version.noticePeriodDays() == null ? null : Json.of(version.noticePeriodDays()))
                .put("list", addresses)
                .put("page", in(SiteAddresses.page(policy), language))
                .put("versions", absolute(SiteAddresses.with(SiteAddresses.versions(policy))))
                .put("feed", in(SiteAddresses.feed(policy, ".atom"), language))
                .put("dates", in(SiteAddresses.dates(policy), language))
                .put("subscribe", forms ? absolute(SiteAddresses.subscribe(policy)) : null)
                .put("dpa", dpa(version))
                .put("log", key == null ? null : log.build())
                .build();
    }

    private static @Nullable String dpa(PolicyVersion version) {
        URI url = version.requests().dpaUrl();
        return url == null || !url.toString().startsWith("https://") ? null : url.toString();
    }

    private String in(String address, Language language) {
        return absolute(SiteAddresses.with(address, "lang", language));
    }

    private String absolute(String address) {
        return url + address;
    }
}
