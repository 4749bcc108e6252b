/**
 * What changed in China's administrative divisions between the edition the installed data holds (2021) and that of the
 * National Bureau of Statistics for 2023 (统计用区划代码). Codes with a 7 in the fifth place are development zones.
 */

/** Districts merged, renamed under another code or raised to cities meanwhile. */
export const abolishedDistricts: ReadonlySet<string> = new Set(
  `140471 231071 320571 320772 321271 330103 330104 330371 340171 340172 340173 350402 350403 350427 350625 350681 370171
  370271 370672 371472 410306 410322 410381 430271 430471 430472 431121 450127 511071 511771 511971 513425 520522 532331
  540422 540530 610322 610928 652871 654223`.split(/\s+/),
)

/** New or renamed districts, and one city whose only district the data leaves without its name. */
export const correctedDistricts: readonly (readonly [code: string, name: string])[] = [
  ['152571', '乌拉盖管理区管委会'],
  ['320576', '苏州工业园区'],
  ['340176', '合肥高新技术产业开发区'],
  ['340177', '合肥经济技术开发区'],
  ['340178', '合肥新站高新技术产业开发区'],
  ['370176', '济南高新技术产业开发区'],
  ['370676', '烟台经济技术开发区'],
  ['371471', '德州天衢新区'],
  ['411671', '周口临港开发区'],
  ['430476', '湖南衡阳高新技术产业园区'],
  ['540481', '米林市'],
  ['540581', '错那市'],
  ['620201', '嘉峪关市'],
  ['659012', '白杨市'],
]

/** The level between a municipality and its districts, and between a province and what it governs directly. */
export const correctedCities: readonly (readonly [code: string, name: string])[] = [
  ['1101', '市辖区'],
  ['1201', '市辖区'],
  ['3101', '市辖区'],
  ['5001', '市辖区'],
  ['5002', '县'],
  ['4190', '省直辖县级行政区划'],
  ['4290', '省直辖县级行政区划'],
  ['4690', '省直辖县级行政区划'],
  ['6590', '自治区直辖县级行政区划'],
]
