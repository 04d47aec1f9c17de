package register.machine.doctor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import register.machine.doctor.Finding.Subject;
import register.machine.doctor.Findings.Check;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.machine.site.ThisMachine;

/// Examines whether a register is set up and works: what is missing or broken, and what to do about it. It changes
/// nothing, and needs no running server.
public final class Doctor {
    private final Map<Subject, Check> checks = new EnumMap<>(Subject.class);

    private Doctor() {}

    /// Of a register on this machine or on AWS, where what only its functions know isn't checked.
    public static Doctor of(Site site, Outside outside) {
        var doctor = new Doctor();
        var seal = new SealChecks(site);
        var history = new HistoryChecks(site);
        var customers = new CustomerChecks(site);
        doctor.checks.put(Subject.POLICIES, history::policies);
        doctor.checks.put(Subject.SEAL, seal::seal);
        doctor.checks.put(Subject.PUBLIC_ADDRESS, new AddressCheck(site, outside.network()));
        doctor.checks.put(Subject.LOG_NAME, seal::logName);
        doctor.checks.put(Subject.LOG, history::log);
        doctor.checks.put(Subject.CLOCK, history::clock);
        doctor.checks.put(Subject.DOCUMENTS, history::documents);
        doctor.checks.put(Subject.WITNESSES, history::witnesses);
        doctor.checks.put(Subject.WAITING_MAIL, customers::waitingMail);
        doctor.checks.put(Subject.NOTICES, customers::notices);
        doctor.checks.put(Subject.WEBHOOKS, customers::webhooks);
        doctor.checks.put(Subject.BACKUP, history::backup);
        if (site instanceof ThisMachine machine) {
            var mail = new MailChecks(machine, outside.names());
            var here = new MachineChecks(machine, outside.disks());
            doctor.checks.put(Subject.TIME_STAMPS, here::timeStamps);
            doctor.checks.put(Subject.MAIL_OUT, mail::out);
            doctor.checks.put(Subject.DNS, mail::dns);
            doctor.checks.put(Subject.MAIL_IN, mail::in);
            doctor.checks.put(Subject.TEAM, mail::team);
            doctor.checks.put(Subject.SERVER, here::server);
            doctor.checks.put(Subject.DATA_FOLDER, here::dataFolder);
        }
        return doctor;
    }

    /// At least one finding for each subject, in its order.
    public List<Finding> examine() {
        return examine(checks.keySet());
    }

    /// The findings for some subjects, those that are checked here.
    public List<Finding> examine(Set<Subject> some) {
        var all = new ArrayList<Finding>();
        checks.forEach((subject, check) -> {
            if (!some.contains(subject)) {
                return;
            }
            var found = new Findings(subject);
            try {
                check.examine(found);
            } catch (Exception e) {
                found.failed(Log.message(e));
            }
            all.addAll(found.all());
        });
        return List.copyOf(all);
    }
}
