package register.contract;

/// All that an engine must pass. Numbered invariants are those of `INVARIANTS.md`.
public interface EngineContract
        extends ChainContract,
                ChainHistoryContract,
                DocumentStoreContract,
                DocumentLinksContract,
                IssuedDocumentsContract,
                ModelContract,
                RequestLogContract,
                CheckpointLogContract,
                PublishingContract,
                PublishingRaceContract,
                SnapshotsContract {}
