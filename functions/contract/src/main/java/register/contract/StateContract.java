package register.contract;

import register.contract.model.ModelContract;
import register.contract.port.ChainContract;
import register.contract.port.ChainHistoryContract;
import register.contract.port.CheckpointLogContract;
import register.contract.port.DailyQuotasContract;
import register.contract.port.DocumentStoreContract;
import register.contract.port.DpaFileContract;
import register.contract.port.DueWorkContract;
import register.contract.port.PersonRecordsContract;
import register.contract.port.PublishingContract;
import register.contract.port.PublishingRaceContract;
import register.contract.port.RecipientsContract;
import register.contract.port.RetryLogContract;
import register.contract.port.SnapshotsContract;
import register.contract.port.TeamLogContract;
import register.contract.record.KindsContract;
import register.contract.record.RecordOrderContract;
import register.contract.record.RecordsContract;

/// Everything that an engine must pass except its links, which one of its stand-ins may not be able to refuse.
public interface StateContract
        extends ChainContract,
                ChainHistoryContract,
                DocumentStoreContract,
                ModelContract,
                PersonRecordsContract,
                DailyQuotasContract,
                TeamLogContract,
                RetryLogContract,
                KindsContract,
                RecordsContract,
                RecordOrderContract,
                DueWorkContract,
                CheckpointLogContract,
                RecipientsContract,
                PublishingContract,
                PublishingRaceContract,
                DpaFileContract,
                SnapshotsContract {}
