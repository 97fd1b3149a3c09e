package io.printlab.persistence;

record CountersRow(double hours, long prints) {}
