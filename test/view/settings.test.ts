import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Settings, settingMoved, settingsFrom, settingsView, usualSettings } from '../../src/view/settings.ts';

const anySettings: fc.Arbitrary<Settings> = fc.record({
  colours: fc.constantFrom('terminal', 'light', 'dark', 'contrast', 'none'),
  spacing: fc.constantFrom('usual', 'wide'),
  time: fc.constantFrom('shown', 'hidden'),
  mode: fc.constantFrom('full-screen', 'plain'),
});

function chosen(settings: Settings, name: string): readonly string[] {
  const row = settingsView(settings, true).rows.find((one) => one.name === name);
  return (row?.choices ?? []).filter(({ isChosen }) => isChosen).map(({ label }) => label);
}

describe('settings that were kept', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(settingsFrom(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
  });

  it('are the usual ones as far as what was kept can’t be understood', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(Object.keys(settingsFrom(value)).sort()).toEqual(Object.keys(usualSettings).sort());
      }),
    );
    for (const damaged of [null, 'contrast', 3, [], { colours: 'toString' }, { colours: ['light'] }])
      expect(settingsFrom(damaged)).toEqual(usualSettings);
    expect(settingsFrom({ colours: 'contrast', spacing: 'huge', font: 'big' })).toEqual({
      ...usualSettings,
      colours: 'contrast',
    });
  });
});

describe('a setting', () => {
  it('goes to the next choice and the one before, and from the last to the first only where it goes round', () => {
    const none = { ...usualSettings, colours: 'none' } as const;
    expect(settingMoved(usualSettings, 'colours', 1, false).colours).toBe('light');
    expect(settingMoved(usualSettings, 'colours', -1, false)).toEqual(usualSettings);
    expect(settingMoved(none, 'colours', 1, false)).toEqual(none);
    expect(settingMoved(none, 'colours', 1, true)).toEqual(usualSettings);
  });

  it('is shown with all that it may be, one of them chosen', () => {
    expect(chosen(usualSettings, 'colours')).toEqual(['as the terminal has them']);
    expect(chosen({ ...usualSettings, colours: 'contrast' }, 'colours')).toEqual(['high contrast']);
    expect(chosen({ ...usualSettings, time: 'hidden' }, 'time')).toEqual(['hidden']);
  });
});

describe('the page of settings', () => {
  it('shows the time left in its sample as the sitting would', () => {
    expect(settingsView(usualSettings, true).sample.timeLeft).toBe('48:20 left');
    expect(settingsView({ ...usualSettings, time: 'hidden' }, true).sample.timeLeft).toBeNull();
  });

  it('says why no colour shows where the machine asks for none', () => {
    const about = (hasColour: boolean) => settingsView(usualSettings, hasColour).rows[0]?.about;
    expect(about(false)).toBe('NO_COLOR is set here, and wins: no colours are shown, whatever is chosen.');
    expect(about(true)).toBe('The eight colours of your terminal, as it is set up.');
  });
});
