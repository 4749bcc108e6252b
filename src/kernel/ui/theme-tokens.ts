import { theme as antd, type MappingAlgorithm, type ThemeConfig } from 'antd'
import type { Appearance } from './appearance.ts'
import { type Colours, colours } from './colours.ts'

/**
 * Ant Design derives shades from the main colours, and in the dark changes these too; ours are chosen
 * for their contrast and stay as they are.
 */
function exactColours(colour: Colours): MappingAlgorithm {
  const tone = (
    name: 'Success' | 'Warning' | 'Error' | 'Info' | 'Primary',
    main: string,
    soft: string,
    text: string,
  ) => ({
    [`color${name}`]: main,
    [`color${name}Bg`]: soft,
    [`color${name}BgHover`]: soft,
    [`color${name}Border`]: `color-mix(in srgb, ${text} 35%, ${soft})`,
    [`color${name}Text`]: text,
    [`color${name}TextHover`]: text,
    [`color${name}TextActive`]: text,
  })
  return (_seed, map) => ({
    ...(map as ReturnType<MappingAlgorithm>),
    ...tone('Primary', colour.brand, colour.brandSoft, colour.brandText),
    ...tone('Info', colour.brandText, colour.brandSoft, colour.brandText),
    ...tone('Success', colour.good, colour.goodSoft, colour.good),
    ...tone('Warning', colour.warn, colour.warnSoft, colour.warn),
    ...tone('Error', colour.bad, colour.badSoft, colour.bad),
    colorPrimaryHover: colour.brandStrong,
    colorPrimaryActive: colour.brandStrong,
    colorLink: colour.brandText,
    colorLinkHover: colour.brandText,
    colorLinkActive: colour.brandText,
  })
}

/** Ant Design's theme for a look: one brand colour, warm greys, dense but calm. */
export function antdTheme({
  dark: isDark,
  density,
  still,
}: Pick<Appearance, 'dark' | 'density'> & { still: boolean }): ThemeConfig {
  const colour = isDark ? colours.dark : colours.light
  return {
    algorithm: [isDark ? antd.darkAlgorithm : antd.defaultAlgorithm, exactColours(colour)],
    token: {
      colorPrimary: colour.brand,
      colorTextBase: colour.text,
      colorText: colour.text,
      colorTextSecondary: colour.text2,
      colorTextTertiary: colour.text3,
      colorTextDescription: colour.text3,
      colorTextPlaceholder: colour.placeholder,
      colorBgLayout: colour.page,
      colorBgContainer: colour.card,
      colorBgElevated: colour.raised,
      colorBorder: colour.controlBorder,
      colorBorderSecondary: colour.border,
      colorSplit: colour.border,
      controlItemBgActive: colour.brandSoft,
      controlItemBgHover: colour.hover,
      borderRadius: 8,
      borderRadiusLG: 12,
      borderRadiusSM: 6,
      fontSize: 14,
      fontFamily: 'var(--zy-font)',
      fontFamilyCode: 'var(--zy-font-mono)',
      controlHeight: density === 'compact' ? 32 : 36,
      controlHeightSM: density === 'compact' ? 24 : 28,
      motion: !still,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        contentFontSizeSM: 13,
      },
      Card: { headerFontSize: 14, headerHeight: 44, bodyPadding: 14, headerPadding: 14 },
      Tabs: {
        itemSelectedColor: colour.brandText,
        itemHoverColor: colour.brandText,
        itemActiveColor: colour.brandText,
        inkBarColor: colour.brandText,
        horizontalItemPadding: '8px 0',
        horizontalItemGutter: 28,
      },
      Menu: {
        itemSelectedBg: colour.brandSoft,
        itemSelectedColor: colour.brandText,
        itemHeight: 34,
        itemBorderRadius: 8,
        activeBarBorderWidth: 0,
      },
      Table: {
        headerBg: colour.tableHead,
        headerSplitColor: 'transparent',
        rowHoverBg: colour.hover,
        rowSelectedBg: colour.brandSoft,
        rowSelectedHoverBg: colour.brandSoft,
        cellPaddingBlock: density === 'compact' ? 5 : 9,
        cellPaddingInline: 10,
        cellPaddingBlockSM: 4,
      },
      Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
      Modal: { titleFontSize: 16 },
      Segmented: { trackBg: colour.track, itemSelectedBg: colour.segment },
      Tooltip: { colorBgSpotlight: colour.tip },
    },
  }
}
