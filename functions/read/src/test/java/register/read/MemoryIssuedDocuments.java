package register.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.chain.Sha256;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.policy.Language;
import register.policy.PolicyId;

final class MemoryIssuedDocuments implements IssuedDocuments {
    private final Map<Sha256, IssuedDocument> documents = new HashMap<>();

    @Override
    public void record(IssuedDocument document) {
        documents.putIfAbsent(document.sha256(), document);
    }

    @Override
    public Optional<IssuedDocument> find(Sha256 sha256) {
        return Optional.ofNullable(documents.get(sha256));
    }

    @Override
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        for (IssuedDocument document : new ArrayList<>(documents.values())) {
            if (document instanceof IssuedDocument.Snapshot snapshot
                    && snapshot.policy().equals(policy)
                    && snapshot.sequence() == sequence
                    && snapshot.language().equals(language)) {
                return Optional.of(snapshot);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<IssuedDocument.Snapshot> snapshots(PolicyId policy) {
        throw new UnsupportedOperationException("nothing that reads asks for all of them");
    }
}
