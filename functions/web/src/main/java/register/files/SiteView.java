package register.files;

import java.time.Clock;
import register.assembly.Ports;
import register.chain.Chain;
import register.chain.History;
import register.person.PersonFields;
import register.read.endpoint.ServedSite;
import register.read.proof.WitnessedLog;
import register.record.Records;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import register.value.PolicyId;

/// A register as one attempt to write its files reads it.
record SiteView(Chain chain, History history, Editions editions, WitnessedLog proofs, SiteAnswers answers) {
    static SiteView of(Ports ports, ServedSite site, Clock clock) {
        Chain chain = Remembered.of(Chain.class, ports.chain());
        CheckpointLog checkpoints = Remembered.of(CheckpointLog.class, ports.checkpoints());
        Records records = Remembered.of(Records.class, ports.records());
        PersonFields persons = Remembered.of(PersonFields.class, ports.persons());
        var history = new History(chain, clock);
        return new SiteView(
                chain,
                history,
                new Editions(chain, history),
                new WitnessedLog(checkpoints, new WitnessLog(records)),
                new SiteAnswers(chain, checkpoints, records, persons, ports.documents(), site, clock));
    }

    AffectedDates affected(PolicyId policy) {
        return new AffectedDates(
                chain, policy, history.today(chain.head(policy).orElseThrow().timeZone()));
    }
}
