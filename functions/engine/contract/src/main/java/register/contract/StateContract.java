package register.contract;

/// All that an engine must pass but its links, which one of its stand-ins may not be able to refuse.
public interface StateContract
        extends ChainContract,
                ChainHistoryContract,
                DocumentStoreContract,
                IssuedDocumentsContract,
                ModelContract,
                PersonRecordsContract,
                RequestLogContract,
                DailyQuotasContract,
                TeamLogContract,
                RetryLogContract,
                FailureLogContract,
                CheckpointLogContract,
                SealCertificatesContract,
                PublishingContract,
                PublishingRaceContract,
                DpaFileContract,
                SnapshotsContract {}
