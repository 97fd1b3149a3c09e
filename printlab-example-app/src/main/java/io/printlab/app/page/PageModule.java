package io.printlab.app.page;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.app.http.ConfirmPages;
import io.printlab.app.http.ErrorPages;
import io.printlab.app.http.RouteGroup;

/** Adds the pages to the application. */
public final class PageModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), ErrorPages.class)
                .setBinding()
                .to(DrawnErrorPages.class);
        OptionalBinder.newOptionalBinder(binder(), ConfirmPages.class)
                .setBinding()
                .to(DrawnConfirmPages.class);
        Multibinder<RouteGroup> groups = Multibinder.newSetBinder(binder(), RouteGroup.class);
        groups.addBinding().to(SignInPages.class);
        groups.addBinding().to(LabPages.class);
        groups.addBinding().to(JobPages.class);
        groups.addBinding().to(PrinterForms.class);
        groups.addBinding().to(SafetyPages.class);
        groups.addBinding().to(SpoolPages.class);
        groups.addBinding().to(UpkeepPages.class);
        groups.addBinding().to(PortPages.class);
        groups.addBinding().to(DevicePages.class);
        groups.addBinding().to(CalendarPages.class);
        groups.addBinding().to(AccountPages.class);
        groups.addBinding().to(GroupPages.class);
        groups.addBinding().to(SessionPages.class);
        groups.addBinding().to(SecondFactorPages.class);
        groups.addBinding().to(SingleSignOnPages.class);
        groups.addBinding().to(RulePages.class);
        groups.addBinding().to(ApprovalPages.class);
        groups.addBinding().to(AuditPages.class);
        groups.addBinding().to(OutcomePages.class);
        groups.addBinding().to(LedgerPages.class);
        groups.addBinding().to(PeoplePages.class);
        groups.addBinding().to(EntryPages.class);
        groups.addBinding().to(JoinPages.class);
        groups.addBinding().to(OwnAccountPages.class);
    }
}
