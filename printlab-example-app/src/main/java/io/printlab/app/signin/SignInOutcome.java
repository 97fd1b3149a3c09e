package io.printlab.app.signin;

/** What the first step of a sign-in led to. */
public sealed interface SignInOutcome permits OpenedSession, OwedSecondFactor {}
