package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.desk.RuleDesk;
import io.printlab.error.PrintLabException;
import io.printlab.rule.InvalidRulesException;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleFault;
import io.printlab.rule.RuleSheet;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.StaleRulesException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/** The rules: staff read them and try others, administrators publish. One form does it all, and keeps what was typed. */
final class RulePages implements RouteGroup {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Screen screen;
    private final RuleDesk desk;

    @Inject
    RulePages(Screen screen) {
        this.screen = screen;
        this.desk = screen.lab().ruleDesk();
    }

    @Override
    public void register(Routes routes) {
        Rule readers = Rule.signedIn(Permission.SEE_RULES);
        routes.get("/rules", readers, this::form)
                .post("/rules", readers, this::act)
                .get("/rules/versions", readers, this::versions);
    }

    private void form(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        RuleVersion holds = desk.current(viewing.actor());
        String from = ctx.queryParam("from");
        RulesView view;
        if (from == null || !desk.canChange()) {
            view = RulesView.of(viewing, desk, holds, RuleForm.of(RuleSheet.of(holds.rules()), List.of()));
        } else {
            RuleVersion earlier = desk.version(viewing.actor(), number(from));
            view = RulesView.of(viewing, desk, holds, RuleForm.of(RuleSheet.of(earlier.rules()), List.of()))
                    .saying("These are the figures of version " + earlier.number()
                            + ". Preview them, then publish them as a new version.");
        }
        show(ctx, viewing, view);
    }

    private void act(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        RuleFormInput input = RuleFormInput.of(ctx);
        switch (input.deed()) {
            case ADD, REMOVE -> show(ctx, viewing, view(viewing, input.changedRows(), List.of(), input));
            case PREVIEW -> preview(ctx, viewing, input);
            case PUBLISH -> publish(ctx, viewing, input);
        }
    }

    private void preview(Context ctx, Viewing viewing, RuleFormInput input) {
        RuleSheet sheet = input.sheet();
        List<RuleFault> faults = sheet.faults();
        if (!faults.isEmpty()) {
            refuse(ctx, viewing, input, faults, faultCount(faults));
            return;
        }
        show(ctx, viewing, previewed(viewing, input, sheet));
    }

    private RulesView previewed(Viewing viewing, RuleFormInput input, RuleSheet sheet) {
        LabRules holds = desk.current(viewing.actor()).rules();
        RulePreviewView preview = RulePreviewView.of(
                desk.preview(viewing.actor(), sheet),
                RuleChangeLine.between(holds, sheet.rules()),
                desk.ordersByWeights());
        return view(viewing, sheet, List.of(), input).showing(preview);
    }

    private void publish(Context ctx, Viewing viewing, RuleFormInput input) {
        try {
            desk.publish(viewing.actor(), input.sheet(), input.expected(), input.why());
            ctx.redirect(Notice.RULES_PUBLISHED.on("/rules/versions"), HttpStatus.SEE_OTHER);
        } catch (InvalidRulesException wrong) {
            refuse(ctx, viewing, input, wrong.faults(), faultCount(wrong.faults()));
        } catch (StaleRulesException stale) {
            ctx.status(HttpStatus.CONFLICT);
            show(
                    ctx,
                    viewing,
                    view(viewing, input.sheet(), List.of(), input)
                            .saying(String.valueOf(stale.getMessage()))
                            .after(changedSince(viewing, input.expected())));
        } catch (PrintLabException refused) {
            if (refused.category() != io.printlab.error.ErrorCategory.USER) {
                throw refused;
            }
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, viewing, previewed(viewing, input, input.sheet()).saying(String.valueOf(refused.getMessage())));
        }
    }

    private List<RuleChangeLine> changedSince(Viewing viewing, long expected) {
        RuleVersion holds = desk.current(viewing.actor());
        return expected < holds.number()
                ? RuleChangeLine.between(desk.version(viewing.actor(), expected).rules(), holds.rules())
                : List.of();
    }

    private void refuse(Context ctx, Viewing viewing, RuleFormInput input, List<RuleFault> faults, String sentence) {
        ctx.status(HttpStatus.BAD_REQUEST);
        show(ctx, viewing, view(viewing, input.sheet(), faults, input).saying(sentence));
    }

    private RulesView view(Viewing viewing, RuleSheet sheet, List<RuleFault> faults, RuleFormInput input) {
        return RulesView.of(viewing, desk, desk.current(viewing.actor()), RuleForm.of(sheet, faults))
                .because(input.why());
    }

    private void versions(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        String before = ctx.queryParam("before");
        List<RuleVersion> published = desk.history(
                viewing.actor(), before == null ? Long.MAX_VALUE : number(before), RuleVersionsView.PAGE + 1);
        RuleVersion holds = desk.current(viewing.actor());
        RuleVersionsView view = RuleVersionsView.of(
                viewing,
                published,
                desk.canChange() ? desk.version(viewing.actor(), 0) : holds,
                holds.number(),
                desk.canChange() && viewing.actor().may(Permission.CHANGE_RULES));
        screen.show(ctx, viewing, "Versions of the rules", "rules", "ruleVersions", view);
    }

    private void show(Context ctx, Viewing viewing, RulesView view) {
        screen.show(ctx, viewing, "Rules", "rules", "rules", view);
    }

    private static String faultCount(List<RuleFault> faults) {
        return faults.size() == 1
                ? "One field is not right. It is marked below; nothing was changed."
                : faults.size() + " fields are not right. They are marked below; nothing was changed.";
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw PrintLabException.notFound("There is no such version of the rules. Look at the list of versions.");
        }
        return Long.parseLong(text);
    }
}
