package register.mail;

import java.util.Optional;
import java.util.function.Supplier;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.mail.intent.IntentFinding;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.mail.rule.AddressedPolicy;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.LazyValue;
import register.policy.DpaFile;
import register.request.DpaRequest;
import register.value.Bytes;
import register.value.Sha256;

/// The facts that every step of a request needs and none changes, each fetched at most once.
final class RequestFacts {
    static final String POLICY_GONE = "policy-gone";
    static final String DPA_FILE_MISSING = "dpa-file-missing";

    /// The recorded mail.
    final LazyValue<ReceivedMail> mail;
    /// Empty if the mail was addressed to no policy, or the version or its address no longer exists.
    final LazyValue<Optional<AddressedPolicy>> policy;
    /// Empty if the version or the address in it no longer exists.
    final LazyValue<Optional<Bytes>> acknowledgement;
    /// True if it may be answered with the company's DPA.
    final boolean asksForDpa;

    /// The DPA file that the policy offers, as published; empty if it offers none or the store lacks it.
    final LazyValue<Optional<Bytes>> dpaFile;

    RequestFacts(
            DpaRequest request,
            Supplier<ReceivedMail> mail,
            PoliciesInForce policies,
            DocumentStore documents,
            Acknowledgements acknowledgements) {
        this.mail = new LazyValue<>(mail);
        this.policy =
                new LazyValue<>(() -> Optional.ofNullable(request.arrival().policy())
                        .flatMap(id -> policies.addressed(
                                id, this.mail.get().to(), request.arrival().receivedAt())));
        this.acknowledgement =
                new LazyValue<>(() -> Optional.ofNullable(request.arrival().sender())
                        .flatMap(sender -> policy.get()
                                .map(found -> acknowledgements.of(request, sender, found, this.mail.get()))));
        this.asksForDpa = !request.decision().reason().equals(IntentFinding.NOTICES);
        this.dpaFile =
                new LazyValue<>(() -> policy.get().filter(_ -> asksForDpa).flatMap(found -> stored(documents, found)));
    }

    /// The reason why the request cannot be acknowledged, as a short term: its version, its address or its DPA file no
    /// longer exists. Empty if it can. Checked before anything is made.
    Optional<String> obstacle() {
        return policy.get()
                .map(found -> !asksForDpa
                                || found.version().requests().dpaFile() == null
                                || dpaFile.get().isPresent()
                        ? Optional.<String>empty()
                        : Optional.of(DPA_FILE_MISSING))
                .orElse(Optional.of(POLICY_GONE));
    }

    /// A file whose hash differs from the entry's counts as missing.
    private static Optional<Bytes> stored(DocumentStore documents, AddressedPolicy policy) {
        DpaFile file = policy.version().requests().dpaFile();
        if (file == null) {
            return Optional.empty();
        }
        var hash = new Sha256(file.sha256());
        return documents
                .get(DocumentKey.dpaFile(policy.header().policy(), hash))
                .map(Bytes::of)
                .filter(content -> content.hash().equals(hash));
    }

    /// The mail as stored.
    static ReceivedMail stored(DocumentStore documents, Sha256 hash) {
        DocumentKey key = DocumentKey.mail(hash);
        return MailReader.read(documents
                .get(key)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + key.path())));
    }
}
