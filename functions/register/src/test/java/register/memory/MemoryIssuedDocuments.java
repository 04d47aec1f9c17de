package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The record of issued documents in a map.
public final class MemoryIssuedDocuments implements IssuedDocuments {
    private final Map<Sha256, IssuedDocument> issued = new ConcurrentHashMap<>();

    @Override
    public void record(IssuedDocument document) {
        issued.putIfAbsent(document.sha256(), document);
    }

    @Override
    public Optional<IssuedDocument> find(Sha256 sha256) {
        return Optional.ofNullable(issued.get(sha256));
    }

    @Override
    public boolean erase(Sha256 acknowledgement) {
        return issued.get(acknowledgement) instanceof IssuedDocument.Acknowledgement
                && issued.remove(acknowledgement) != null;
    }

    @Override
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        return issued.values().stream()
                .filter(IssuedDocument.Snapshot.class::isInstance)
                .map(IssuedDocument.Snapshot.class::cast)
                .filter(snapshot -> snapshot.policy().equals(policy)
                        && snapshot.sequence() == sequence
                        && snapshot.language().equals(language))
                .max(Comparator.comparingLong(IssuedDocument.Snapshot::redaction));
    }

    @Override
    public List<IssuedDocument.Snapshot> snapshots(PolicyId policy) {
        return issued.values().stream()
                .filter(IssuedDocument.Snapshot.class::isInstance)
                .map(IssuedDocument.Snapshot.class::cast)
                .filter(snapshot -> snapshot.policy().equals(policy)
                        && snapshot(policy, snapshot.sequence(), snapshot.language())
                                .equals(Optional.of(snapshot)))
                .sorted(Comparator.comparingLong(IssuedDocument.Snapshot::sequence)
                        .thenComparing(snapshot -> snapshot.language().tag()))
                .toList();
    }

    public int size() {
        return issued.size();
    }
}
