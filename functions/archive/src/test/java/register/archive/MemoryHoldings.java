package register.archive;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.chain.EntryHeader;
import register.contract.world.FictitiousRegister;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.document.IssuedDocuments;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.memory.MemoryChain;
import register.memory.MemoryCheckpointLog;
import register.memory.MemoryDocuments;
import register.memory.MemoryPersonRecords;
import register.memory.MemoryPorts;
import register.notice.Run;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.value.Bytes;
import register.value.PolicyId;

/// A register in memory.
public final class MemoryHoldings {
    private final MemoryPorts ports = new MemoryPorts();
    final MemoryChain chain = ports.chain();
    final MemoryCheckpointLog checkpoints = ports.checkpoints();
    final MemoryDocuments documents = ports.documents();
    final IssuedDocuments issued = ports.issuedDocuments();
    final SealCertificates certificates = ports.sealCertificates();
    final MemoryPersonRecords persons = ports.persons();
    final RequestLog requests = ports.requests();

    public static MemoryHoldings filled() {
        var filled = new MemoryHoldings();
        filled.register().fill();
        return filled;
    }

    FictitiousRegister register() {
        return new FictitiousRegister(ports);
    }

    public MemoryPorts ports() {
        return ports;
    }

    public boolean isEmpty() {
        return chain.policies().isEmpty()
                && documents.isEmpty()
                && ports.records().count(IssuedDocuments.SNAPSHOTS, IssuedDocuments.ACKNOWLEDGEMENTS) == 0
                && persons.policies().isEmpty()
                && certificates.all().isEmpty()
                && ports.records().count(RequestLog.REQUESTS) == 0
                && ports.recipients().list(FictitiousRegister.FIRST, null, 1).isEmpty()
                && checkpoints.latest(FictitiousRegister.FIRST).isEmpty()
                && checkpoints.latest(FictitiousRegister.SECOND).isEmpty();
    }

    /// All its content, by name.
    Map<String, Object> state() {
        var state = new TreeMap<String, Object>();
        for (PolicyId policy : chain.policies()) {
            for (EntryHeader header : chain.headers(policy, 0, Integer.MAX_VALUE)) {
                String name = policy + " " + header.sequence();
                state.put(
                        "entry " + name, chain.entry(policy, header.sequence()).orElseThrow());
                state.put("checkpoint " + name, checkpoints.find(policy, header.sequence()));
                state.put("time-stamp " + name, checkpoints.timeStamp(policy, header.sequence()));
                document(state, DocumentKey.content(policy, header.contentHash()));
            }
            state.put("keys " + policy, checkpoints.keys(policy));
            state.put("objections " + policy, ports.objections().all(policy));
            state.put("recipients " + policy, ports.recipients().list(policy, null, Integer.MAX_VALUE));
            for (Run run : ports.notices().runs(policy, Integer.MAX_VALUE)) {
                state.put("run " + run.id(), run);
                run.lots()
                        .forEach(lot -> state.put(
                                "notices " + run.id() + " " + lot,
                                ports.notices().lot(run.id(), lot)));
            }
            documents.list(Shelf.PUBLISHED, "notices/" + policy).forEach(key -> document(state, key));
            state.put("snapshots " + policy, issued.snapshots(policy));
            state.put("persons " + policy, persons.of(policy));
            for (Shelf shelf : List.of(Shelf.PUBLISHED, Shelf.PERSONAL)) {
                documents.list(shelf, "snapshots/" + policy).forEach(key -> document(state, key));
                documents.list(shelf, "sources/" + policy).forEach(key -> document(state, key));
                documents.list(shelf, "dpa/" + policy).forEach(key -> document(state, key));
            }
        }
        for (DpaRequest request : requests.newest(Integer.MAX_VALUE)) {
            state.put("request " + request.reference(), request);
            document(state, DocumentKey.mail(request.arrival().mail()));
            document(state, DocumentKey.acknowledgement(request.reference()));
            if (request.reply().acknowledgement() != null) {
                state.put(
                        "issued " + request.reference(),
                        issued.find(request.reply().acknowledgement()));
            }
        }
        state.put(
                "certificates",
                certificates.all().stream().map(SealCertificate::asImported).toList());
        state.put("documents", documents.size());
        state.put("issued", ports.records().count(IssuedDocuments.SNAPSHOTS, IssuedDocuments.ACKNOWLEDGEMENTS));
        return state;
    }

    private void document(Map<String, Object> state, DocumentKey key) {
        state.put(
                key.shelf() + " " + key.path(),
                documents.get(key).<Object>map(Bytes::of).orElse("none"));
    }
}
