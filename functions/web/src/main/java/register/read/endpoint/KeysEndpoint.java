package register.read.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.json.Json;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.page.SiteAddresses;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.lookup.PolicyIndex;
import register.transparency.CheckpointLog;
import register.value.PolicyId;

/// `GET /v1/keys`: the keys that verify the policies' checkpoints, page by page, and the seal
/// certificates, including former ones.
record KeysEndpoint(CheckpointLog checkpoints, SealCertificates certificates) {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    Answer answer(RoutedRequest call) {
        PolicyId one = call.parameters().policy("policy");
        Integer limit = call.parameters().number("limit", MOST);
        PolicyId after = call.parameters().policy("after");
        PolicyIndex index = one == null
                ? call.lookup().index(after, limit == null ? call.site().usual(USUAL) : limit)
                : new PolicyIndex(List.of(), null);
        List<PolicyId> policies = one == null
                ? index.policies().stream().map(PolicyIndex.Listed::policy).toList()
                : List.of(one);
        var keys = new ArrayList<Json>();
        for (PolicyId policy : policies) {
            Optional<NoteKey> current = checkpoints.latest(policy).map(SignedCheckpoint::key);
            for (NoteKey key : checkpoints.keys(policy)) {
                keys.add(Json.object()
                        .put("use", "checkpoint")
                        .put("policy", policy.value())
                        .put("algorithm", "Ed25519")
                        .put("verifierKey", key.text())
                        .put("current", current.equals(Optional.of(key)))
                        .build());
            }
        }
        List<SealCertificate> used = certificates.all();
        for (int i = 0; i < used.size(); i++) {
            keys.add(seal(used.get(i), next(used, i)));
        }
        String first = SiteAddresses.with(SiteAddresses.KEYS, "limit", limit);
        return Answer.json(
                Json.object()
                        .put("keys", Json.array(keys))
                        .put(
                                "links",
                                Json.object()
                                        .put("self", SiteAddresses.with(first, "after", after, "policy", one))
                                        .put(
                                                "next",
                                                index.next() == null
                                                        ? null
                                                        : SiteAddresses.with(first, "after", index.next())))
                        .build(),
                Freshness.at(call.lookup().now(), List.of()));
    }

    private static Json seal(SealCertificate certificate, @Nullable SealCertificate next) {
        return Json.object()
                .put("use", certificate.use().term())
                .put("subject", certificate.subject())
                .put("sha256", certificate.sha256().hex())
                .put("notBefore", certificate.notBefore().toString())
                .put("notAfter", certificate.notAfter().toString())
                .put("usedSince", certificate.usedSince().toString())
                .put("replacedSince", next == null ? null : next.usedSince().toString())
                .put("imported", certificate.imported())
                .put("current", next == null && !certificate.imported())
                .put("certificate", certificate.certificate())
                .put("issuers", certificate.issuers())
                .build();
    }

    /// The certificate that the same register used next for the same kind of document.
    private static @Nullable SealCertificate next(List<SealCertificate> used, int of) {
        SealCertificate one = used.get(of);
        for (SealCertificate later : used.subList(of + 1, used.size())) {
            if (later.imported() == one.imported() && later.use() == one.use()) {
                return later;
            }
        }
        return null;
    }
}
