package register.mail;

import java.util.Optional;
import java.util.function.Supplier;
import register.chain.Bytes;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.request.DpaRequest;

/// What every step of a request starts from and none changes, fetched once at most.
final class Known {
    /// The mail that the record is of, which another mail of the same identity never replaces.
    final Once<ReceivedMail> mail;
    /// Empty where none was written to, or its version or its address is gone since.
    final Once<Optional<AddressedPolicy>> policy;
    /// Empty where what it would speak of is gone.
    final Once<Optional<Bytes>> acknowledgement;

    Known(DpaRequest request, Supplier<ReceivedMail> mail, Policies policies, Acknowledgements acknowledgements) {
        this.mail = new Once<>(mail);
        this.policy = new Once<>(() -> Optional.ofNullable(request.policy())
                .flatMap(id -> policies.addressed(id, this.mail.get().to(), request.receivedAt())));
        this.acknowledgement = new Once<>(() -> Optional.ofNullable(request.sender())
                .flatMap(sender -> policy.get().map(found -> acknowledgements.of(request, sender, found))));
    }

    /// The mail as it lies in the store.
    static ReceivedMail stored(DocumentStore documents, Sha256 hash) {
        DocumentKey key = DocumentKey.mail(hash);
        return MailReader.read(documents
                .get(key)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + key.path())));
    }
}
